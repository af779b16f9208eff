package app.visant.domain.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.kernel.InParallel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link LogInAttempts} does. */
public abstract class LogInAttemptsContract {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Delays DELAYS = new Delays(3, Duration.ofSeconds(1), Duration.ofSeconds(8));

    /** Empty at the beginning of a test; the same in one test. */
    protected abstract LogInAttempts attempts();

    @Test
    void letsSomePassAndThenAsksForEverMorePatience() {
        Instant at = NOW;
        for (int i = 0; i < 3; i++) {
            assertThat(begin("ada", at)).isEmpty();
        }
        for (int seconds : new int[] {1, 2, 4, 8, 8}) {
            assertThat(begin("ada", at)).isEmpty();
            assertThat(begin("ada", at)).contains(Duration.ofSeconds(seconds));
            assertThat(begin("ada", at.plusSeconds(seconds).minusMillis(1))).contains(Duration.ofMillis(1));
            at = at.plusSeconds(seconds);
        }
        assertThat(begin("bob", at)).as("somebody else").isEmpty();
    }

    @Test
    void countsNoneThatItDoesNotAdmit() {
        for (int i = 0; i < 4; i++) {
            begin("ada", NOW);
        }
        for (int i = 0; i < 10; i++) {
            assertThat(begin("ada", NOW)).contains(Duration.ofSeconds(1));
        }
        assertThat(begin("ada", NOW.plusSeconds(1))).isEmpty();
        assertThat(begin("ada", NOW.plusSeconds(1))).contains(Duration.ofSeconds(2));
    }

    @Test
    void takesBackOneThatDidNotFail() {
        for (int i = 0; i < 4; i++) {
            begin("harbour", NOW);
        }
        attempts().takeBack("harbour", NOW);
        assertThat(begin("harbour", NOW)).isEmpty();
        assertThat(begin("harbour", NOW)).as("the others stay").contains(Duration.ofSeconds(1));
        attempts().takeBack("nobody", NOW);
    }

    @Test
    void forgetsAllAfterOneThatWasRight() {
        for (int i = 0; i < 4; i++) {
            begin("ada", NOW);
        }
        attempts().clear("ada");
        for (int i = 0; i < 4; i++) {
            assertThat(begin("ada", NOW)).isEmpty();
        }
        attempts().clear("nobody");
    }

    @Test
    void forgetsWhatIsADayOld() {
        for (int i = 0; i < 4; i++) {
            begin("ada", NOW);
        }
        for (int i = 0; i < 4; i++) {
            assertThat(begin("ada", NOW.plus(Delays.FORGOTTEN))).isEmpty();
        }
        assertThat(begin("ada", NOW.plus(Delays.FORGOTTEN))).contains(Duration.ofSeconds(1));
    }

    @Test
    void countsManyAtOnce() throws Exception {
        List<Optional<Duration>> waits = InParallel.run(16, _ -> begin("ada", NOW));
        assertThat(waits).filteredOn(Optional::isEmpty).hasSize(4);
    }

    private Optional<Duration> begin(String subject, Instant at) {
        return attempts().begin(subject, DELAYS, at);
    }
}
