package app.visant.edge.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.edge.chaos.Mishap.Kind;
import app.visant.edge.chaos.Plan.Moment;
import app.visant.edge.chaos.Plan.Step;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PlanTest {
    private static final List<Set<Mishap>> EVERYTHING = Collections.nCopies(3, EnumSet.allOf(Mishap.class));
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void isTheSameForTheSameSeedOnly() {
        assertThat(Plan.of(7, HOUR, EVERYTHING)).isEqualTo(Plan.of(7, HOUR, EVERYTHING));
        assertThat(Plan.of(7, HOUR, EVERYTHING)).isNotEqualTo(Plan.of(8, HOUR, EVERYTHING));
    }

    @Test
    void hasAllThatIsPossibleAndNothingElse() {
        Set<Mishap> some = EnumSet.complementOf(EnumSet.of(Mishap.FULL_DISK, Mishap.WRONG_CLOCK));

        assertThat(Plan.of(7, HOUR, List.of(some, some)).steps())
                .extracting(Step::mishap)
                .allMatch(some::contains);
        assertThat(Plan.of(7, HOUR, EVERYTHING).steps())
                .extracting(Step::mishap)
                .contains(Mishap.values());
    }

    @Test
    void neverCutsWhatIsShuffledNorAsksAnybodyOfACloudThatIsAway() {
        Set<Step> going = new HashSet<>();
        for (Moment moment : Plan.of(7, HOUR, EVERYTHING).moments()) {
            Step step = moment.step();
            if (!moment.begins()) {
                assertThat(going.remove(step)).isTrue();
                continue;
            }
            for (Step other : going) {
                boolean cloud = step.mishap().isOfTheCloud() || other.mishap().isOfTheCloud();
                Set<Kind> kinds =
                        EnumSet.of(step.mishap().kind(), other.mishap().kind());
                assertThat(cloud && (kinds.contains(Kind.ORDER) || kinds.contains(Kind.PERSON)))
                        .as("%s during %s", step, other)
                        .isFalse();
                assertThat(step.edge() == other.edge()
                                && kinds.contains(Kind.ORDER)
                                && (kinds.contains(Kind.LINE) || kinds.contains(Kind.PROCESS)))
                        .as("%s during %s", step, other)
                        .isFalse();
            }
            going.add(step);
        }
        assertThat(going).isEmpty();
    }
}
