package app.visant.domain.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DelaysTest {
    @Property
    void growUpToTheMostAndNeverShrink(@ForAll @IntRange(max = 10_000) int failures) {
        for (Delays delays : new Delays[] {Delays.OF_ACCOUNT, Delays.OF_ADDRESS}) {
            Duration wait = delays.after(failures);
            assertThat(wait).isLessThanOrEqualTo(delays.most());
            assertThat(delays.after(failures + 1)).isGreaterThanOrEqualTo(wait);
            assertThat(wait.isZero()).isEqualTo(failures <= delays.free());
        }
    }
}
