package app.visant.contracts.device.v1;

import static java.util.Objects.requireNonNull;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the QR code of an activated device says: {@code visant://activate?device=…&token=…&cloud=…}, each value percent-encoded. It holds
 * all that the device needs to find its cloud and to prove itself there.
 */
public final class ActivationLink {
    private static final String START = "visant://activate?";
    private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{1,512}");
    private static final int MAX_LENGTH = 4096;

    private final String device;
    private final String token;
    private final @Nullable String cloud;

    /**
     * @param cloud where the cloud is, as the device sees it; null if it has to be told otherwise
     * @throws IllegalArgumentException if the device or the token has not its form
     */
    public ActivationLink(String device, String token, @Nullable String cloud) {
        this.device = checked("device", DEVICE, device);
        this.token = checked("token", TOKEN, token);
        this.cloud = cloud;
    }

    /**
     * @param text white space around it and parameters of other names are passed over
     * @throws IllegalArgumentException if it is no such link; the message repeats nothing of it, which may be a secret
     */
    public static ActivationLink parse(String text) {
        String link = text.strip();
        if (!isLink(link) || link.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("is not like " + START + "device=…&token=…");
        }
        Map<String, String> values = new HashMap<>();
        for (String pair : link.substring(START.length()).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && values.put(pair.substring(0, equals), decoded(pair.substring(equals + 1))) != null) {
                throw new IllegalArgumentException("says one thing twice");
            }
        }
        String cloud = values.get("cloud");
        return new ActivationLink(
                values.getOrDefault("device", ""),
                values.getOrDefault("token", ""),
                cloud == null || cloud.isEmpty() ? null : cloud);
    }

    /** Whether the text begins as such links do. */
    public static boolean isLink(String text) {
        return text.regionMatches(true, 0, START, 0, START.length());
    }

    private static String checked(String name, Pattern form, @Nullable String value) {
        if (!form.matcher(requireNonNull(value, name)).matches()) {
            throw new IllegalArgumentException("has no " + name + " that could be right");
        }
        return value;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            throw new IllegalArgumentException("is not percent-encoded", notEncoded);
        }
    }

    public String device() {
        return device;
    }

    /** The device's secret. */
    public String token() {
        return token;
    }

    public @Nullable String cloud() {
        return cloud;
    }

    /** The link itself, with the secret in it. */
    public String text() {
        return START + "device=" + encoded(device) + "&token=" + encoded(token)
                + (cloud == null ? "" : "&cloud=" + encoded(cloud));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ActivationLink[" + device + "]";
    }
}
