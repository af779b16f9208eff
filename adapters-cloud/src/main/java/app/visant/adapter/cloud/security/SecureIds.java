package app.visant.adapter.cloud.security;

import app.visant.domain.kernel.Ids;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/** Ids from the machine's source of cryptographic randomness; UUIDs of version 7 (RFC 9562). */
public final class SecureIds implements Ids {
    private static final int UUID_BYTES = 16;
    private static final int TIME_BYTES = 6;

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;

    public SecureIds(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public UUID newUuid() {
        byte[] bytes = randomBytes(UUID_BYTES);
        byte[] millis = ByteBuffer.allocate(Long.BYTES).putLong(clock.millis()).array();
        System.arraycopy(millis, Long.BYTES - TIME_BYTES, bytes, 0, TIME_BYTES);
        bytes[6] = (byte) ((bytes[6] & 0x0f) | 0x70);
        bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    @Override
    public byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
