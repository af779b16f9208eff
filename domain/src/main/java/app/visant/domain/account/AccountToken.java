package app.visant.domain.account;

import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What proves that somebody got a letter: 256 random bits, good for one use; only its hash is kept. */
public record AccountToken(String secret) {
    private static final int BYTES = 32;

    static AccountToken random(Ids ids) {
        return new AccountToken(Base64.getUrlEncoder().withoutPadding().encodeToString(ids.randomBytes(BYTES)));
    }

    public Sha256 hash() {
        return Sha256.of(secret.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "AccountToken[…]";
    }
}
