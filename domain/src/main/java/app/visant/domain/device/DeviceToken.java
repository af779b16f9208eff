package app.visant.domain.device;

import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** A device's secret: 256 random bits, shown once; only its hash is kept. */
public record DeviceToken(String secret) {
    private static final int BYTES = 32;

    static DeviceToken random(Ids ids) {
        return new DeviceToken(Base64.getUrlEncoder().withoutPadding().encodeToString(ids.randomBytes(BYTES)));
    }

    public Sha256 hash() {
        return Sha256.of(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** Compares in constant time. */
    public boolean matches(Sha256 hash) {
        return MessageDigest.isEqual(
                hash().hex().getBytes(StandardCharsets.US_ASCII), hash.hex().getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "DeviceToken[…]";
    }
}
