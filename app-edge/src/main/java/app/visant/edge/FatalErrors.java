package app.visant.edge;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process when a thread dies of an {@link Error}: memory is gone, the camera hangs for good, or the program itself is
 * broken, and a daemon without one of its threads only looks alive. Nothing is tidied up, which could hang or fail; what is stored survives a crash. Whoever
 * supervises the process starts it again.
 */
final class FatalErrors implements UncaughtExceptionHandler {
    /** The exit code then. */
    static final int EXIT_CODE = 3;

    private static final Logger log = LoggerFactory.getLogger(FatalErrors.class);

    private final IntConsumer halt;

    /** @param halt ends the process at once with that exit code */
    FatalErrors(IntConsumer halt) {
        this.halt = halt;
    }

    /** For all threads of this process, from now on. */
    static void endThisProcess() {
        Thread.setDefaultUncaughtExceptionHandler(new FatalErrors(Runtime.getRuntime()::halt));
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        boolean fatal = thrown instanceof Error;
        try {
            log.error("{} ends by a fault{}", thread.getName(), fatal ? ", and the program with it" : "", thrown);
        } finally {
            if (fatal) {
                halt.accept(EXIT_CODE);
            }
        }
    }
}
