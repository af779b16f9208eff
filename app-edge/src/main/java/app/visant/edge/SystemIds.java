package app.visant.edge;

import app.visant.domain.kernel.Ids;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/** Ids and secrets from the system's random source. */
final class SystemIds implements Ids {
    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;

    SystemIds(InstantSource clock) {
        this.clock = clock;
    }

    /** Version 7 of RFC 9562: milliseconds since 1970, then chance. */
    @Override
    public UUID newUuid() {
        ByteBuffer chance = ByteBuffer.wrap(randomBytes(16));
        long high = (clock.millis() << 16) | 0x7000 | (chance.getLong() & 0x0fff);
        long low = (chance.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    @Override
    public byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
