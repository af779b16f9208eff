package app.visant.domain.edge.upload;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static app.visant.domain.edge.outbox.EdgeExamples.jpeg;
import static app.visant.domain.edge.outbox.EdgeExamples.picture;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.edge.clock.CloudTime;
import app.visant.domain.edge.clock.FrameClock;
import app.visant.domain.edge.clock.FrameDating;
import app.visant.domain.edge.outbox.CaptureRecord;
import app.visant.domain.edge.outbox.OutboxItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DatedUploadTest {
    private static final long SECOND = 1_000_000_000;

    private final CloudTime time = new CloudTime();
    private final FrameDating dating = new FrameDating("boot", time, () -> 60 * SECOND, fix -> 0);
    private final List<CaptureRecord> sent = new ArrayList<>();
    private int asked;

    private void upload(@Nullable FrameClock clock, boolean tells) {
        CaptureRecord plain = picture(1);
        CaptureRecord capture = new CaptureRecord(
                plain.id(), NOON, null, plain.label(), plain.kind(), plain.sha256(), plain.bytes(), clock);
        CaptureUpload cloud = item -> {
            sent.add(item.capture());
            return new UploadResult.Accepted();
        };
        Runnable askTheTime = () -> {
            asked++;
            if (tells) {
                time.told(60 * SECOND, NOON.plusSeconds(3600), 60 * SECOND);
            }
        };
        new DatedUpload(cloud, dating, askTheTime).upload(new OutboxItem(capture, jpeg(1), 0));
    }

    @Test
    void restsAsLongAsTheCloud() {
        Duration rest = Duration.ofSeconds(5);
        CaptureUpload resting = new CaptureUpload() {
            @Override
            public UploadResult upload(OutboxItem item) {
                return new UploadResult.Accepted();
            }

            @Override
            public Duration rest() {
                return rest;
            }
        };

        assertThat(new DatedUpload(resting, dating, () -> {}).rest()).isEqualTo(rest);
    }

    @Test
    void asksForTheTimeBeforeAnUndatedPictureGoes() {
        upload(new FrameClock("boot", 50_000, null), true);

        assertThat(asked).isEqualTo(1);
        assertThat(sent.getFirst().capturedAt()).isEqualTo(NOON.plusSeconds(3590));
    }

    @Test
    void doesNotAskIfTheTimeIsKnown() {
        time.told(0, NOON, 0);
        upload(new FrameClock("boot", 50_000, null), true);

        assertThat(asked).isZero();
        assertThat(sent.getFirst().capturedAt()).isEqualTo(NOON.plusSeconds(50));
    }

    @Test
    void sendsAPictureUndatedToACloudThatTellsNoTime() {
        upload(new FrameClock("boot", 50_000, null), false);

        assertThat(sent.getFirst().capturedAt()).isEqualTo(NOON);
    }

    @Test
    void leavesPicturesOfAnEarlierBootAndOfOlderPrograms() {
        upload(new FrameClock("boot-before", 50_000, null), true);
        upload(null, true);

        assertThat(asked).isZero();
        assertThat(sent).allSatisfy(capture -> assertThat(capture.capturedAt()).isEqualTo(NOON));
    }
}
