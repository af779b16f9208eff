package app.visant.edge;

import java.time.Duration;

/**
 * How long a step of each thread may go on without any progress before the daemon counts as hanging. Every wait inside of a step
 * has a shorter deadline of its own; what is added is for a slow disk and for looking up names.
 *
 * @param capture of the thread that carries out commands
 * @param exchange of those that send something to the cloud
 * @param link of the one that reads commands
 */
record StepLimits(Duration capture, Duration exchange, Duration link) {
    private static final Duration SLOW = Duration.ofMinutes(1);

    static StepLimits of(EdgeSettings settings) {
        return new StepLimits(
                settings.camera().readDeadline().multipliedBy(3).plus(SLOW),
                settings.uploadTimeout().multipliedBy(4).plus(SLOW),
                settings.streamTimeout().multipliedBy(3).plus(SLOW));
    }
}
