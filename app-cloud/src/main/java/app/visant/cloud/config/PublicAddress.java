package app.visant.cloud.config;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;

/** Whether what is told others of where the cloud is leads them to it. */
public final class PublicAddress {
    private PublicAddress() {}

    /** What is to be said of it at the start; empty if there is nothing. */
    public static Optional<String> warning(CloudConfiguration.Http http) {
        return isThisMachine(http.publicUrl().getHost()) && !isThisMachine(http.host())
                ? Optional.of("http.public_url is " + http.publicUrl() + ", which nobody reaches from another machine,"
                        + " while the server listens on " + http.host()
                        + ": links in letters and the QR codes of devices lead nowhere there."
                        + " Set it to the address by which this cloud is reached.")
                : Optional.empty();
    }

    private static boolean isThisMachine(String host) {
        String name = host.replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
        if (name.equals("localhost") || name.endsWith(".localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(name).isLoopbackAddress();
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
