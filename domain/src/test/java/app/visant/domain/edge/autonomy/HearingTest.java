package app.visant.domain.edge.autonomy;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static app.visant.domain.edge.outbox.EdgeExamples.capture;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.edge.command.EdgeCommand;
import app.visant.domain.edge.command.Task;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.command.Validity;
import app.visant.domain.edge.link.ServerClock;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.TriggerId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a program knows of the validity of commands, by the cloud's time and without it. */
final class HearingTest {
    /** Valid for a minute from noon. */
    private static final EdgeCommand GIVEN_OUT = capture(1);

    private static final EdgeCommand FIRED_ALONE = new EdgeCommand(
            new CommandId("slot"),
            0,
            new Task.Capture(new TriggerId("slot"), "hourly", TriggerKind.SCHEDULED),
            NOON,
            NOON.plus(Duration.ofMinutes(1)));

    private final InMemoryKeptSchedules kept = new InMemoryKeptSchedules();
    private Instant wall = NOON;
    private long nanos;
    private final ServerClock serverClock = new ServerClock(() -> wall, () -> nanos);

    private Hearing program() {
        return new Hearing(kept, serverClock, () -> wall, () -> nanos);
    }

    @Test
    void aClockThatIsAheadEndsNoCommandOfTheCloud() {
        wall = NOON.plus(Duration.ofDays(14));
        kept.heard(NOON.minusSeconds(10));
        Hearing hearing = program();
        assertThat(hearing.validity(GIVEN_OUT)).isEqualTo(Validity.UNKNOWN);

        serverClock.told(NOON.plusSeconds(10));
        assertThat(hearing.validity(GIVEN_OUT)).isEqualTo(Validity.VALID);
    }

    @Test
    void aClockThatWasRightEndsItsCommandsWhenTheCloudTellsTheTime() {
        wall = NOON.plus(Duration.ofDays(1));
        Hearing hearing = program();
        assertThat(hearing.validity(GIVEN_OUT)).isEqualTo(Validity.UNKNOWN);

        serverClock.told(wall);
        assertThat(hearing.validity(GIVEN_OUT)).isEqualTo(Validity.OVER);
    }

    @Test
    void aClockThatIsBehindKeepsNoCommandAliveBeyondWhatIsSure() {
        wall = Instant.EPOCH;
        kept.heard(NOON);
        Hearing hearing = program();
        assertThat(hearing.validity(GIVEN_OUT)).isEqualTo(Validity.VALID);

        nanos += Duration.ofMinutes(2).toNanos();
        assertThat(hearing.validity(GIVEN_OUT)).isEqualTo(Validity.OVER);
    }

    @Test
    void whatWasFiredAloneGoesByTheTimeItWasFiredBy() {
        wall = NOON.plus(Duration.ofDays(14));

        assertThat(program().validity(FIRED_ALONE)).isEqualTo(Validity.OVER);
    }
}
