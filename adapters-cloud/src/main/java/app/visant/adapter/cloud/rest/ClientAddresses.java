package app.visant.adapter.cloud.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where requests come from.
 *
 * @param behindProxy whether a proxy of ours says so; else what a request says of itself is not believed
 */
public record ClientAddresses(boolean behindProxy) {
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final int NETWORK_BYTES = 8;

    /** The address, or of IPv6 the network of 64 bits, which one customer has all of. */
    public String of(HttpServletRequest request) {
        return network(exactly(request));
    }

    /** The address, or whatever the proxy says in its place. */
    public String exactly(HttpServletRequest request) {
        return (behindProxy ? forwarded(request) : Optional.<String>empty())
                .orElseGet(() -> String.valueOf(request.getRemoteAddr()));
    }

    /** What the nearest proxy added, to the last line or as one of its own; before it stands whatever the client made up. */
    private static Optional<String> forwarded(HttpServletRequest request) {
        return Collections.list(request.getHeaders(FORWARDED_FOR)).stream()
                .reduce((before, last) -> last)
                .map(last -> last.substring(last.lastIndexOf(',') + 1).strip());
    }

    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            String plain = address.replace("[", "").replace("]", "");
            return InetAddress.ofLiteral(plain) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES)) + "::/64"
                    : plain;
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
    }
}
