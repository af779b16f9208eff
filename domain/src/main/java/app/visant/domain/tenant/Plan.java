package app.visant.domain.tenant;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Until when an organisation may begin something new: take a device in, ask for a picture, make a schedule. What runs already
 * goes on whether a plan is in force or not: no picture that is taken is ever refused for a plan.
 */
public sealed interface Plan {
    /** What a new organisation begins with. */
    Duration TRIAL = Duration.ofDays(30);

    /** No plan ends later. */
    Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    /** For getting to know it. */
    record Trial(Instant endsAt) implements Plan {
        @Override
        public Optional<Instant> end() {
            return Optional.of(endsAt);
        }
    }

    /** Given or paid for until a moment. */
    record Months(Instant endsAt) implements Plan {
        @Override
        public Optional<Instant> end() {
            return Optional.of(endsAt);
        }
    }

    /** Of those who run the installation, and of whom they want. */
    record Endless() implements Plan {
        @Override
        public Optional<Instant> end() {
            return Optional.empty();
        }
    }

    /** The first moment at which it is not in force any more; empty if it never ends. */
    Optional<Instant> end();

    /** The word for its kind in messages, pages and the audit log. */
    default String word() {
        return switch (this) {
            case Trial _ -> "trial";
            case Months _ -> "months";
            case Endless _ -> "endless";
        };
    }

    default boolean inForce(Instant now) {
        return end().map(now::isBefore).orElse(true);
    }
}
