package app.visant.domain.kernel;

import java.util.Random;
import java.util.UUID;

/** Ids for tests: the same at every run, all different, and nothing to rely on. */
public final class PredictableIds implements Ids {
    private final Random random = new Random(7);
    private long count;

    @Override
    public synchronized UUID newUuid() {
        return new UUID(0x7000L, ++count);
    }

    @Override
    public synchronized byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
