package app.visant.domain.edge.upload;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static app.visant.domain.edge.outbox.EdgeExamples.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.outbox.CaptureRecord;
import app.visant.domain.edge.outbox.InMemorySentBytes;
import app.visant.domain.schedule.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BudgetGateTest {
    private final DrainRate rate = new DrainRate(() -> 0);
    private final SortedMap<Instant, Long> before = new TreeMap<>();
    private Instant now = NOON.plusSeconds(600);

    private static UploadBudget budget(@Nullable Long hour, @Nullable Long day, @Nullable Long month) {
        return new UploadBudget(hour, day, month, List.of(), false, ZoneOffset.UTC);
    }

    private BudgetGate gate(UploadBudget budget) {
        return new BudgetGate(() -> budget, new InMemorySentBytes(before), () -> now);
    }

    private static CaptureRecord of(int bytes) {
        CaptureRecord any = picture(1);
        return new CaptureRecord(
                any.id(), any.capturedAt(), any.trigger(), any.label(), TriggerKind.SCHEDULED, any.sha256(), bytes);
    }

    @Test
    void letsTheBacklogGoUntilTheHourIsSpentAndAgainInTheNext() {
        now = NOON.plusSeconds(3000);
        Gate backlog = gate(budget(1000L, null, null)).backlog(rate);

        assertThat(backlog.admit(of(600))).isZero();
        assertThat(backlog.admit(of(400))).isZero();
        assertThat(backlog.admit(of(1))).isEqualTo(Duration.ofMinutes(10));
        now = NOON.plusSeconds(3600);
        assertThat(backlog.admit(of(1))).isZero();
    }

    @Test
    void neverWaitsSoLongThatAClockSetMeanwhileMatters() {
        Gate backlog = gate(budget(null, 1000L, null)).backlog(rate);
        backlog.admit(of(1000));

        assertThat(backlog.admit(of(1))).isEqualTo(UploadBudget.LONGEST_WAIT);
    }

    @Test
    void countsWhatAnEarlierProgramSent() {
        before.put(Instant.parse("2026-03-01T03:00:00Z"), 900L);
        before.put(Instant.parse("2026-02-28T23:00:00Z"), 5000L);
        Gate backlog = gate(budget(null, null, 1000L)).backlog(rate);

        assertThat(backlog.admit(of(101))).isPositive();
        assertThat(backlog.admit(of(100))).isZero();
    }

    @Test
    void aDayBeginsAtMidnightOfItsZone() {
        before.put(Instant.parse("2026-03-01T22:00:00Z"), 900L);
        before.put(Instant.parse("2026-03-01T23:00:00Z"), 100L);
        UploadBudget budget = new UploadBudget(null, 1000L, null, List.of(), false, ZoneId.of("Europe/Berlin"));

        assertThat(gate(budget).backlog(rate).admit(of(900))).isZero();
        assertThat(gate(budget).backlog(rate).admit(of(901))).isPositive();
    }

    @Test
    void livePicturesAreNotHeldBackButCount() {
        BudgetGate gate = gate(budget(1000L, null, null));

        assertThat(gate.live().admit(of(5000))).isZero();
        assertThat(gate.live().admit(of(5000))).isZero();
        assertThat(gate.backlog(rate).admit(of(1))).isPositive();
    }

    @Test
    void aPictureLargerThanTheBudgetGoesAloneInItsHour() {
        Gate backlog = gate(budget(1000L, null, null)).backlog(rate);

        assertThat(backlog.admit(of(5000))).isZero();
        assertThat(backlog.admit(of(1))).isPositive();
    }

    @Test
    void sendsNoBacklogOverAMeteredLine() {
        UploadBudget metered = new UploadBudget(null, null, null, List.of(), true, ZoneOffset.UTC);

        assertThat(gate(metered).backlog(rate).admit(of(1))).isPositive();
        assertThat(gate(metered).live().admit(of(1))).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "22:00-06:00, 23:10, true",
        "22:00-06:00, 05:59, true",
        "22:00-06:00, 06:00, false",
        "06:00-22:00, 06:00, true",
        "06:00-22:00, 22:00, false",
        "00:00-00:00, 12:00, true"
    })
    void keepsToTheHoursOfTheDay(String hours, LocalTime time, boolean open) {
        now = NOON.truncatedTo(ChronoUnit.DAYS).plusNanos(time.toNanoOfDay());
        UploadBudget nightly = new UploadBudget(
                null, null, null, List.of(HoursOfDay.parse(hours, ZoneOffset.UTC)), false, ZoneOffset.UTC);

        assertThat(gate(nightly).backlog(rate).admit(of(1)).isZero()).isEqualTo(open);
    }

    @Test
    void waitsUntilAWindowOpensIfThatIsSoon() {
        Window nights = HoursOfDay.parse("22:00-06:00", ZoneOffset.UTC);
        Window sundays = new Window(
                EnumSet.of(DayOfWeek.SUNDAY), LocalTime.of(12, 0), LocalTime.of(14, 0), ZoneId.of("Europe/Berlin"));
        UploadBudget budget = new UploadBudget(null, null, null, List.of(nights, sundays), false, ZoneOffset.UTC);
        Gate backlog = gate(budget).backlog(rate);
        now = Instant.parse("2026-03-01T10:50:10Z");
        assertThat(backlog.admit(of(1))).isEqualTo(Duration.ofSeconds(590));
        now = Instant.parse("2026-03-01T11:00:00Z");
        assertThat(backlog.admit(of(1))).isZero();
        now = Instant.parse("2026-03-02T11:00:00Z");
        assertThat(backlog.admit(of(1))).isEqualTo(UploadBudget.LONGEST_WAIT);
    }

    @Test
    void goesByTheBudgetOfTheMoment() {
        AtomicReference<UploadBudget> budget = new AtomicReference<>(budget(1000L, null, null));
        Gate backlog = new BudgetGate(budget::get, new InMemorySentBytes(before), () -> now).backlog(rate);
        backlog.admit(of(1000));
        assertThat(backlog.admit(of(1))).isPositive();

        budget.set(budget(1001L, null, null));

        assertThat(backlog.admit(of(1))).isZero();
    }

    @Test
    void asksTheRateBeforeItSpends() {
        rate.limit(1);
        Gate backlog = gate(budget(1000L, null, null)).backlog(rate);
        backlog.admit(of(500));

        assertThat(backlog.admit(of(500))).isEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({"20000, 20000", "500M, 500000000", "1.5G, 1500000000", "2 kb, 2000"})
    void readsBytesAsPeopleWriteThem(String text, long bytes) {
        assertThat(Bytes.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"much", "-1M", "5T", "''"})
    void saysWhatBytesMustLookLike(String text) {
        assertThatThrownBy(() -> Bytes.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("500M");
    }

    @Property(tries = 200)
    void neverSpendsMoreThanTheBudgetOfAnyHour(
            @ForAll @IntRange(min = 100, max = 5000) int perHour,
            @ForAll @Size(max = 80) List<@IntRange(min = 1, max = 99) Integer> sizes,
            @ForAll @IntRange(min = 1, max = 1200) int secondsBetween) {
        Instant[] at = {NOON};
        Gate backlog = new BudgetGate(
                        () -> budget((long) perHour, null, null), new InMemorySentBytes(new TreeMap<>()), () -> at[0])
                .backlog(new DrainRate(() -> 0));
        SortedMap<Instant, Integer> sent = new TreeMap<>();
        for (int bytes : sizes) {
            if (backlog.admit(of(bytes)).isZero()) {
                sent.merge(at[0].truncatedTo(ChronoUnit.HOURS), bytes, Integer::sum);
            }
            at[0] = at[0].plusSeconds(secondsBetween);
        }

        assertThat(sent.values()).allMatch(bytes -> bytes <= perHour);
    }
}
