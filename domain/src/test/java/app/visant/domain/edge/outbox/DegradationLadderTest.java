package app.visant.domain.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.settings.DegradationSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DegradationLadderTest {
    private static final DegradationPolicy POLICY = DegradationPolicy.USUAL;

    private final DegradationLadder ladder = new DegradationLadder();

    private DegradationStage look(int minute, @Nullable Integer hoursLeft, double full) {
        return look(ladder, minute, hoursLeft, full);
    }

    private static DegradationStage look(
            DegradationLadder ladder, int minute, @Nullable Integer hoursLeft, double full) {
        return ladder.look(
                POLICY,
                Optional.ofNullable(hoursLeft).map(Duration::ofHours),
                full,
                Duration.ofMinutes(minute).toNanos());
    }

    @Test
    void goesUpAtOnceStageByStage() {
        assertThat(look(0, 30, 0.9)).isEqualTo(DegradationStage.NONE);
        assertThat(look(1, 23, 0.9)).isEqualTo(DegradationStage.QUALITY);
        assertThat(look(2, 11, 0.9)).isEqualTo(DegradationStage.RATE);
        assertThat(look(3, 2, 0.9)).isEqualTo(DegradationStage.PREVIEWS);
    }

    @Test
    void sparesNothingAsLongAsMostOfTheRoomIsFree() {
        assertThat(look(0, 1, 0.4)).isEqualTo(DegradationStage.NONE);
        assertThat(look(1, 1, 0.5)).isEqualTo(DegradationStage.QUALITY);
        assertThat(look(2, 1, 0.7)).isEqualTo(DegradationStage.RATE);
        assertThat(look(3, 1, 0.84)).isEqualTo(DegradationStage.PREVIEWS);
    }

    @Test
    void comesDownOnlyAfterAWhileOfRoom() {
        look(0, 2, 0.9);
        assertThat(look(1, 100, 0.9)).isEqualTo(DegradationStage.PREVIEWS);
        assertThat(look(10, 100, 0.9)).isEqualTo(DegradationStage.PREVIEWS);
        assertThat(look(11, 100, 0.9)).isEqualTo(DegradationStage.NONE);
    }

    @Test
    void staysWhenTheRoomIsShortAgainInTheMeantime() {
        look(0, 2, 0.9);
        look(1, 100, 0.9);
        look(9, 2, 0.9);
        assertThat(look(12, 100, 0.9)).isEqualTo(DegradationStage.PREVIEWS);
        assertThat(look(21, 100, 0.9)).isEqualTo(DegradationStage.PREVIEWS);
        assertThat(look(22, 100, 0.9)).isEqualTo(DegradationStage.NONE);
    }

    @Test
    void staysWhereItIsJustBeyondTheThreshold() {
        look(0, 23, 0.9);
        assertThat(look(1, 25, 0.9)).isEqualTo(DegradationStage.QUALITY);
        assertThat(look(60, 29, 0.45)).isEqualTo(DegradationStage.QUALITY);
        assertThat(look(120, 29, 0.45)).isEqualTo(DegradationStage.QUALITY);
    }

    @Test
    void comesDownWhenTheOutboxIsEmptied() {
        look(0, 2, 0.9);
        look(1, null, 0.3);
        assertThat(look(12, null, 0.1)).isEqualTo(DegradationStage.NONE);
    }

    @Test
    void neverEntersAStageThatIsSwitchedOff() {
        DegradationPolicy policy = DegradationPolicy.of(new DegradationSettings(48.0, 0.0, 1.0, null, null));
        Optional<Duration> left = Optional.of(Duration.ofHours(2));

        assertThat(ladder.look(policy, left, 1, 0)).isEqualTo(DegradationStage.QUALITY);
        assertThat(ladder.look(policy, Optional.of(Duration.ZERO), 1, 0)).isEqualTo(DegradationStage.PREVIEWS);
        assertThat(new DegradationLadder().look(DegradationPolicy.NEVER, Optional.of(Duration.ZERO), 1, 0))
                .isEqualTo(DegradationStage.NONE);
    }

    @Test
    void leavesAStageAtOnceThatIsSwitchedOff() {
        look(0, 2, 0.9);
        Optional<Duration> left = Optional.of(Duration.ofHours(2));
        DegradationPolicy noPreviews = DegradationPolicy.of(new DegradationSettings(null, null, 0.0, null, null));

        assertThat(ladder.look(noPreviews, left, 0.9, 1)).isEqualTo(DegradationStage.RATE);
        assertThat(ladder.look(DegradationPolicy.NEVER, left, 0.9, 2)).isEqualTo(DegradationStage.NONE);
    }

    @Test
    void fitsTheUsualThresholdsIntoThoseThatAreWished() {
        DegradationPolicy late = DegradationPolicy.of(new DegradationSettings(6.0, null, null, 70, null));

        assertThat(late)
                .isEqualTo(
                        new DegradationPolicy(Duration.ofHours(6), Duration.ofHours(6), Duration.ofHours(3), 70, 1280));
        assertThat(DegradationPolicy.of(DegradationSettings.NONE)).isEqualTo(DegradationPolicy.USUAL);
    }

    /** Whatever the forecast says, minute by minute. */
    @Property(tries = 500)
    void neverComesDownSoonerThanTheHoldAfterItWentUp(
            @ForAll @Size(max = 200) List<@IntRange(max = 40) Integer> hours,
            @ForAll @IntRange(max = 100) int percentFull) {
        DegradationLadder climbed = new DegradationLadder();
        DegradationStage before = DegradationStage.NONE;
        int changedAt = -1;
        for (int minute = 0; minute < hours.size(); minute++) {
            DegradationStage now = look(climbed, minute, hours.get(minute), percentFull / 100.0);
            if (now.compareTo(before) < 0) {
                assertThat(minute - changedAt).isGreaterThanOrEqualTo((int) DegradationLadder.HOLD.toMinutes());
            }
            if (now != before) {
                changedAt = minute;
            }
            before = now;
        }
    }

    /** A forecast that trembles by a tenth around any value. */
    @Property(tries = 300)
    void doesNotFlapWhereTheForecastTrembles(
            @ForAll @IntRange(min = 1, max = 40) int hours,
            @ForAll @Size(min = 50, max = 300) List<@IntRange(min = -10, max = 10) Integer> noise) {
        DegradationLadder climbed = new DegradationLadder();
        int changes = 0;
        DegradationStage before = DegradationStage.NONE;
        for (int minute = 0; minute < noise.size(); minute++) {
            Duration left = Duration.ofMinutes(Math.round(hours * 60 * (1 + noise.get(minute) / 100.0)));
            DegradationStage now = climbed.look(
                    POLICY, Optional.of(left), 0.95, Duration.ofMinutes(minute).toNanos());
            changes += now == before ? 0 : 1;
            before = now;
        }
        assertThat(changes).isLessThanOrEqualTo(2);
    }
}
