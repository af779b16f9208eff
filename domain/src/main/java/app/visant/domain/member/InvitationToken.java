package app.visant.domain.member;

import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What proves that somebody got an invitation's letter: 256 random bits; only its hash is kept. */
public record InvitationToken(String secret) {
    private static final int BYTES = 32;

    static InvitationToken random(Ids ids) {
        return new InvitationToken(Base64.getUrlEncoder().withoutPadding().encodeToString(ids.randomBytes(BYTES)));
    }

    public Sha256 hash() {
        return Sha256.of(secret.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "InvitationToken[…]";
    }
}
