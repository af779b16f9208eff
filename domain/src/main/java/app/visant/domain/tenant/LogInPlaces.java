package app.visant.domain.tenant;

import java.time.InstantSource;

/** Where attempts to log in come from, whichever way they take: who fails often there has to wait ever longer. */
public final class LogInPlaces {
    private final LogInAttempts attempts;
    private final InstantSource clock;

    public LogInPlaces(LogInAttempts attempts, InstantSource clock) {
        this.attempts = attempts;
        this.clock = clock;
    }

    /**
     * Counts an attempt as failed before it is known how it ends.
     *
     * @param from where it comes from
     * @throws TooManyAttempts if too many from there failed lately
     */
    public void begin(String from) {
        attempts.begin(subject(from), Delays.OF_ADDRESS, clock.instant()).ifPresent(wait -> {
            throw new TooManyAttempts(wait);
        });
    }

    /** One that was begun did not fail. */
    public void takeBack(String from) {
        attempts.takeBack(subject(from), clock.instant());
    }

    private static String subject(String from) {
        return "address:" + from;
    }
}
