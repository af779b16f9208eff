package app.visant.domain.edge.preview;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static app.visant.domain.edge.outbox.EdgeExamples.picture;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.edge.clock.CloudTime;
import app.visant.domain.edge.clock.FrameClock;
import app.visant.domain.edge.clock.FrameDating;
import app.visant.domain.edge.outbox.CaptureRecord;
import app.visant.domain.edge.preview.PreviewUpload.Taken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DatedPreviewsTest {
    private static final long SECOND = 1_000_000_000;

    private final CloudTime time = new CloudTime();
    private final FrameDating dating = new FrameDating("boot", time, () -> 60 * SECOND, fix -> 0);
    private final List<Instant> sent = new ArrayList<>();
    private int asked;

    private static Preview preview(@Nullable FrameClock clock) {
        CaptureRecord any = picture(1);
        CaptureRecord capture =
                new CaptureRecord(any.id(), NOON, null, any.label(), any.kind(), any.sha256(), any.bytes(), clock);
        return new Preview(capture, new byte[] {1});
    }

    private void send(boolean tells, Preview... previews) {
        PreviewUpload cloud = all -> {
            all.forEach(each -> sent.add(each.capture().capturedAt()));
            return new Taken();
        };
        Runnable askTheTime = () -> {
            asked++;
            if (tells) {
                time.told(60 * SECOND, NOON.plusSeconds(3600), 60 * SECOND);
            }
        };
        new DatedPreviews(cloud, dating, askTheTime).send(List.of(previews));
    }

    @Test
    void asksForTheTimeOnceBeforeUndatedPreviewsGo() {
        FrameClock clock = new FrameClock("boot", 50_000, null);
        send(true, preview(clock), preview(null), preview(clock));

        assertThat(asked).isEqualTo(1);
        assertThat(sent).containsExactly(NOON.plusSeconds(3590), NOON, NOON.plusSeconds(3590));
    }

    @Test
    void sendsPreviewsUndatedToACloudThatTellsNoTime() {
        send(false, preview(new FrameClock("boot", 50_000, null)));

        assertThat(sent).containsExactly(NOON);
    }

    @Test
    void doesNotAskWithoutNeed() {
        send(true, preview(null));

        assertThat(asked).isZero();
    }
}
