package app.visant.domain.apikey;

import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What a program sends: 256 random bits behind a prefix by which scanners for leaked secrets know it; only its hash is kept. */
public record ApiKeySecret(String value) {
    public static final String PREFIX = "vsk_";

    private static final int BYTES = 32;
    private static final int HINT_LENGTH = PREFIX.length() + 4;

    static ApiKeySecret random(Ids ids) {
        return new ApiKeySecret(
                PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(ids.randomBytes(BYTES)));
    }

    /** Empty if the text can't be an API key, but may be something else. */
    public static Optional<ApiKeySecret> parse(String text) {
        return text.startsWith(PREFIX) ? Optional.of(new ApiKeySecret(text)) : Optional.empty();
    }

    public Sha256 hash() {
        return Sha256.of(value.getBytes(StandardCharsets.UTF_8));
    }

    String hint() {
        return value.substring(0, HINT_LENGTH);
    }

    @Override
    public String toString() {
        return "ApiKeySecret[…]";
    }
}
