package app.visant.domain.edge.link;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WayChooserTest {
    private final WayChooser ways = WayChooser.automatic();

    private void failStream(int times, Instant at) {
        for (int i = 0; i < times; i++) {
            assertThat(ways.next(at)).isEqualTo(Way.STREAM_B);
            ways.failed(Way.STREAM_B, at);
        }
    }

    @Test
    void pollsAfterTheStreamFailedThreeTimes() {
        failStream(3, NOON);

        assertThat(ways.next(NOON)).isEqualTo(Way.POLL);
    }

    @Test
    void aStreamThatWorkedBeginsTheCountAnew() {
        failStream(2, NOON);
        ways.worked(Way.STREAM_B);
        failStream(2, NOON);

        assertThat(ways.next(NOON)).isEqualTo(Way.STREAM_B);
    }

    @Test
    void probesItsWayBackEverMoreSeldom() {
        failStream(3, NOON);
        Instant first = NOON.plus(WayChooser.FIRST_PROBE);
        assertThat(ways.next(first.minusMillis(1))).isEqualTo(Way.POLL);
        failStream(1, first);

        assertThat(ways.next(first.plus(WayChooser.FIRST_PROBE))).isEqualTo(Way.POLL);
        assertThat(ways.next(first.plus(WayChooser.FIRST_PROBE.multipliedBy(2))))
                .isEqualTo(Way.STREAM_B);
    }

    @Test
    void neverProbesMoreSeldomThanTheLastInterval() {
        Instant at = NOON;
        failStream(3, at);
        for (int i = 0; i < 10; i++) {
            at = at.plus(WayChooser.LAST_PROBE);
            failStream(1, at);
        }

        assertThat(ways.next(at.plus(WayChooser.LAST_PROBE))).isEqualTo(Way.STREAM_B);
    }

    @Test
    void takesTurnsWhileNothingGetsThrough() {
        failStream(3, NOON);
        ways.failed(Way.POLL, NOON);
        failStream(1, NOON);

        assertThat(ways.next(NOON)).isEqualTo(Way.POLL);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void staysWithTheWayThatAPersonChose(Way way) {
        WayChooser fixed = WayChooser.always(way);
        for (int i = 0; i < 5; i++) {
            fixed.failed(way, NOON);
        }

        assertThat(fixed.next(NOON.plus(WayChooser.LAST_PROBE))).isEqualTo(way);
    }
}
