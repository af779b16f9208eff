package app.visant.domain.edge.autonomy;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.edge.autonomy.KeptSchedules.Kept;
import app.visant.domain.kernel.ScheduleId;
import app.visant.domain.schedule.MisfirePolicy;
import app.visant.domain.schedule.Recurrence;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.schedule.ScheduleDraft;
import app.visant.domain.schedule.TestSchedules;
import app.visant.domain.schedule.Window;
import app.visant.domain.schedule.Zones;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link KeptSchedules} does. */
public abstract class KeptSchedulesContract {
    private static final ZoneId BERLIN = Zones.parse("Europe/Berlin");

    /** Empty; the same one throughout a test. */
    protected abstract KeptSchedules kept();

    @Test
    void keepsSchedulesOfEveryKindAsTheyCame() {
        Schedule often = each(1, new Recurrence.Interval(Duration.ofSeconds(7), NOON), MisfirePolicy.ONE, List.of());
        Window night = new Window(Set.of(DayOfWeek.SUNDAY), LocalTime.of(22, 0), LocalTime.of(6, 0, 30), BERLIN);
        Window always = new Window(Set.of(DayOfWeek.values()), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, BERLIN);
        Schedule cron = each(
                2,
                TestSchedules.cron("*/5 8-18 * * MON-FRI", "Europe/Berlin"),
                MisfirePolicy.SKIP,
                List.of(night, always));
        Schedule off = cron.edited(
                new ScheduleDraft(
                        "a \"quoted\" λ", cron.recurrence(), List.of(), MisfirePolicy.ALL, Duration.ofDays(366), false),
                NOON);
        Schedule renamed = new Schedule(
                new ScheduleId(new java.util.UUID(0, 3)),
                off.organisation(),
                off.device(),
                off.label(),
                off.recurrence(),
                off.windows(),
                off.misfire(),
                off.expiry(),
                off.enabled(),
                off.version(),
                off.effectiveFrom());

        kept().replace(List.of(cron, renamed, often));

        assertThat(kept().all()).containsExactly(new Kept(often, null), new Kept(cron, null), new Kept(renamed, null));
    }

    @Test
    void replacesAllByWhatIsToldLast() {
        kept().replace(List.of(simple(1), simple(2)));
        Schedule edited = simple(2).withInterval(Duration.ofMinutes(5), true, NOON);
        kept().replace(List.of(edited, simple(3)));

        assertThat(kept().all()).extracting(Kept::schedule).containsExactly(edited, simple(3));
    }

    @Test
    void knowsHowFarEachWasFired() {
        kept().replace(List.of(simple(1), simple(2)));
        kept().firedBefore(simple(2).id(), NOON);
        kept().firedBefore(simple(2).id(), NOON.plusSeconds(60));
        kept().firedBefore(simple(4).id(), NOON);

        assertThat(kept().all()).containsExactly(new Kept(simple(1), null), new Kept(simple(2), NOON.plusSeconds(60)));
    }

    @Test
    void knowsHowFarAScheduleWasFiredThatWasEdited() {
        kept().replace(List.of(simple(1), simple(2)));
        kept().firedBefore(simple(1).id(), NOON);
        kept().firedBefore(simple(2).id(), NOON);
        Schedule edited = simple(2).withInterval(Duration.ofMinutes(5), true, NOON);
        kept().replace(List.of(edited));

        assertThat(kept().all()).containsExactly(new Kept(edited, NOON));
        kept().replace(List.of(simple(1)));
        assertThat(kept().all()).containsExactly(new Kept(simple(1), null));
    }

    @Test
    void knowsWhenTheCloudWasHeard() {
        assertThat(kept().heardAt()).isEmpty();
        kept().heard(NOON);
        kept().heard(Instant.parse("2026-03-02T12:00:00.123456Z"));

        assertThat(kept().heardAt()).contains(Instant.parse("2026-03-02T12:00:00.123Z"));
    }

    private static Schedule simple(int number) {
        return each(number, new Recurrence.Interval(Duration.ofMinutes(1), NOON), MisfirePolicy.ALL, List.of());
    }

    private static Schedule each(int number, Recurrence recurrence, MisfirePolicy misfire, List<Window> windows) {
        return Schedule.create(
                new ScheduleId(new java.util.UUID(0, number)),
                TestSchedules.ORGANISATION,
                TestSchedules.DEVICE,
                new ScheduleDraft("label-" + number, recurrence, windows, misfire, Duration.ofMinutes(2), true),
                NOON);
    }
}
