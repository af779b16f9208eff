package app.visant.adapter.cloud.security;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The keys of tokens: what is signed is signed with the first, and what was signed with any of them is believed. So a key can be
 * replaced while tokens of the one before are still about.
 */
public final class TokenKeys {
    /** The smallest key that HS256 may have. */
    public static final int MIN_KEY_BYTES = 32;

    private final List<byte[]> keys;

    private TokenKeys(List<byte[]> keys) {
        this.keys = keys;
    }

    /**
     * @param text keys in base64, divided by commas or white space
     * @throws IllegalArgumentException if there is none, or one is no base64 or too short; does not show them
     */
    public static TokenKeys parse(String text) {
        List<byte[]> keys =
                Arrays.stream(text.strip().split("[,\\s]+")).map(TokenKeys::key).toList();
        return new TokenKeys(keys);
    }

    private static byte[] key(String base64) {
        byte[] key = decode(base64);
        if (key.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException("a key for tokens has at least " + MIN_KEY_BYTES + " bytes, in base64");
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

    byte[] signing() {
        return keys.getFirst();
    }

    List<byte[]> all() {
        return keys;
    }

    @Override
    public String toString() {
        return "TokenKeys[" + keys.size() + "]";
    }
}
