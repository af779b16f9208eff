package app.visant.adapter.cloud.security;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Keys for one use: what is signed or encrypted is so with the first, and what was with any of them is believed and opened. So a key
 * can be replaced while what the one before made is still about.
 */
public final class SecretKeys {
    /** The smallest key that HS256 may have. */
    public static final int MIN_KEY_BYTES = 32;

    private final List<byte[]> keys;

    private SecretKeys(List<byte[]> keys) {
        this.keys = keys;
    }

    /**
     * @param text keys in base64, divided by commas or white space
     * @throws IllegalArgumentException if there is none, or one is no base64 or too short; does not show them
     */
    public static SecretKeys parse(String text) {
        List<byte[]> keys = Arrays.stream(text.strip().split("[,\\s]+"))
                .map(SecretKeys::key)
                .toList();
        return new SecretKeys(keys);
    }

    private static byte[] key(String base64) {
        byte[] key = decode(base64);
        if (key.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException("a key has at least " + MIN_KEY_BYTES + " bytes, in base64");
        }
        return key;
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException withTheKeyInIt) {
            return new byte[0];
        }
    }

    byte[] present() {
        return keys.getFirst();
    }

    List<byte[]> all() {
        return keys;
    }

    @Override
    public String toString() {
        return "SecretKeys[" + keys.size() + "]";
    }
}
