package app.visant.domain.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WayChooserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(55);
    private static final FeedEnd SILENT = new FeedEnd.Silent(PATIENCE);
    private static final FeedEnd CUT = new FeedEnd.Cut("reset");
    private static final FeedEnd DOWN = new FeedEnd.Unreached(FeedEnd.Step.CONNECTION, "refused");
    private static final FeedEnd BUSY = new FeedEnd.Busy("HTTP 503", null);
    private static final FeedEnd MISSING = new FeedEnd.Missing("HTTP 404");

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    private final WayChooser ways = WayChooser.automatic(PATIENCE, nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private void tried(Way way, FeedEnd end) {
        assertThat(ways.next()).isEqualTo(way);
        ways.ended(way, end);
    }

    private void spoke(Way way, Duration time, FeedEnd end) {
        assertThat(ways.next()).isEqualTo(way);
        ways.heard(way);
        pass(time);
        ways.heard(way);
        ways.ended(way, end);
    }

    @Test
    void pollsAsSoonAsAStreamIsSilent() {
        tried(Way.STREAM_B, SILENT);

        assertThat(ways.next()).isEqualTo(Way.POLL);
    }

    @Test
    void pollsAfterTheStreamFailedThreeTimes() {
        tried(Way.STREAM_B, DOWN);
        tried(Way.STREAM_B, DOWN);
        tried(Way.STREAM_B, DOWN);

        assertThat(ways.next()).isEqualTo(Way.POLL);
    }

    @Test
    void pollsWhenStreamsAreCutSoonAgainAndAgain() {
        for (int i = 0; i < WayChooser.FAILURES_UNTIL_POLL; i++) {
            spoke(Way.STREAM_B, PATIENCE.dividedBy(2), CUT);
        }

        assertThat(ways.next()).isEqualTo(Way.POLL);
    }

    @Test
    void staysWithAStreamThatIsCutNowAndThen() {
        for (int i = 0; i < 10; i++) {
            spoke(Way.STREAM_B, PATIENCE, CUT);
        }

        assertThat(ways.next()).isEqualTo(Way.STREAM_B);
    }

    @Test
    void probesItsWayBackEverMoreSeldom() {
        tried(Way.STREAM_B, SILENT);
        pass(PATIENCE.multipliedBy(WayChooser.FIRST_PROBE).minusNanos(1));
        assertThat(ways.next()).isEqualTo(Way.POLL);
        pass(Duration.ofNanos(1));
        tried(Way.STREAM_B, SILENT);

        pass(PATIENCE.multipliedBy(WayChooser.FIRST_PROBE));
        assertThat(ways.next()).isEqualTo(Way.POLL);
        pass(PATIENCE.multipliedBy(WayChooser.FIRST_PROBE));
        assertThat(ways.next()).isEqualTo(Way.STREAM_B);
    }

    @Test
    void probesMoreSeldomAlsoWhenTheStreamGreetsAndFallsSilent() {
        spoke(Way.STREAM_B, Duration.ZERO, SILENT);
        pass(PATIENCE.multipliedBy(WayChooser.FIRST_PROBE));
        spoke(Way.STREAM_B, Duration.ZERO, SILENT);

        pass(PATIENCE.multipliedBy(WayChooser.FIRST_PROBE));
        assertThat(ways.next()).isEqualTo(Way.POLL);
    }

    @Test
    void neverProbesMoreSeldomThanTheLastInterval() {
        tried(Way.STREAM_B, SILENT);
        for (int i = 0; i < 10; i++) {
            pass(PATIENCE.multipliedBy(WayChooser.LAST_PROBE));
            tried(Way.STREAM_B, SILENT);
        }
        pass(PATIENCE.multipliedBy(WayChooser.LAST_PROBE));

        assertThat(ways.next()).isEqualTo(Way.STREAM_B);
    }

    @Test
    void staysWithAStreamThatWorksAgain() {
        tried(Way.STREAM_B, SILENT);
        pass(PATIENCE.multipliedBy(WayChooser.FIRST_PROBE));
        spoke(Way.STREAM_B, PATIENCE, CUT);

        assertThat(ways.next()).isEqualTo(Way.STREAM_B);
    }

    @Test
    void aBusyCloudIsNoReasonToLeaveAWayThatWorks() {
        for (int i = 0; i < 5; i++) {
            tried(Way.STREAM_B, BUSY);
        }
        tried(Way.STREAM_B, SILENT);
        tried(Way.POLL, BUSY);
        pass(PATIENCE.multipliedBy(WayChooser.FIRST_PROBE));
        tried(Way.STREAM_B, BUSY);

        assertThat(ways.next()).isEqualTo(Way.POLL);
    }

    @Test
    void takesTurnsWhileNothingGetsThrough() {
        tried(Way.STREAM_B, SILENT);
        tried(Way.POLL, DOWN);
        tried(Way.STREAM_B, DOWN);
        tried(Way.POLL, DOWN);

        assertThat(ways.next()).isEqualTo(Way.STREAM_B);
    }

    @Test
    void readsTheOriginalStreamOfACloudThatKnowsNoOther() {
        tried(Way.STREAM_B, MISSING);
        spoke(Way.STREAM_A, PATIENCE, CUT);

        assertThat(ways.next()).isEqualTo(Way.STREAM_B);
    }

    @Test
    void triesEveryWayOfACloudThatKnowsNoStream() {
        tried(Way.STREAM_B, MISSING);
        tried(Way.STREAM_A, MISSING);

        assertThat(ways.next()).isEqualTo(Way.POLL);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void staysWithTheWayThatAPersonChose(Way way) {
        WayChooser fixed = WayChooser.always(way);
        for (FeedEnd end : new FeedEnd[] {SILENT, CUT, DOWN, BUSY, MISSING}) {
            fixed.ended(way, end);
            assertThat(fixed.next()).isEqualTo(way);
        }
    }
}
