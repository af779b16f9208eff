package app.visant.adapter.edge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.edge.outbox.EdgeExamples;
import app.visant.domain.edge.outbox.OutboxItem;
import app.visant.domain.edge.upload.CaptureUpload;
import app.visant.domain.edge.upload.UploadResult;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class GuardedUploadTest {
    private static final OutboxItem ITEM = new OutboxItem(EdgeExamples.picture(1), EdgeExamples.jpeg(1), 0);
    private static final UploadResult STUMBLES = new UploadResult.Retryable("HTTP 500");
    private static final UploadResult AWAY = new UploadResult.Unreachable("HTTP 503", Duration.ZERO);
    private static final UploadResult TAKES = new UploadResult.Accepted();
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final AtomicReference<Instant> now = new AtomicReference<>(EdgeExamples.NOON);
    private final CircuitBreaker breaker = GuardedUpload.breaker(new Clock() {
        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });
    private Supplier<UploadResult> cloud = () -> STUMBLES;
    private final CaptureUpload one = new GuardedUpload(item -> cloud.get(), breaker);
    private final CaptureUpload other = new GuardedUpload(item -> cloud.get(), breaker);

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private void stumble() {
        cloud = () -> STUMBLES;
        for (int i = 0; i < 3; i++) {
            one.upload(ITEM);
            other.upload(ITEM);
        }
    }

    @Test
    void learnsFromAllThreadsThatTheCloudStumbles() {
        assertThat(List.of(one.rest(), other.rest())).containsOnly(Duration.ZERO);
        stumble();

        assertThat(one.rest()).isPositive();
        assertThat(other.rest()).isPositive();
        assertThat(other.upload(ITEM)).isInstanceOf(UploadResult.Unreachable.class);
    }

    @Test
    void aFewPicturesThatAlwaysFailStopNoOther() {
        for (int i = 0; i < 40; i++) {
            int number = i;
            cloud = () -> number % 3 == 0 ? TAKES : STUMBLES;
            one.upload(ITEM);
            assertThat(one.rest()).isZero();
        }
    }

    @Test
    void aCloudThatIsAwayOrPacedIsNotItsAffair() {
        cloud = () -> AWAY;
        for (int i = 0; i < 40; i++) {
            assertThat(one.upload(ITEM)).isEqualTo(AWAY);
        }

        assertThat(one.rest()).isZero();
    }

    @Test
    void triesOnePictureAfterARestAndGoesOnWhenItIsTaken() {
        stumble();
        pass(LONGEST);
        assertThat(one.rest()).isZero();
        cloud = () -> {
            assertThat(other.rest()).isPositive();
            return TAKES;
        };

        assertThat(one.upload(ITEM)).isEqualTo(TAKES);
        assertThat(other.rest()).isZero();
    }

    @Test
    void restsAgainWhenThePictureThatIsTriedFails() {
        stumble();
        pass(LONGEST);
        one.upload(ITEM);

        assertThat(other.rest()).isPositive();
    }

    @Test
    void triesAnotherPictureWhenTheTrialCameToNothing() {
        stumble();
        pass(LONGEST);
        cloud = () -> AWAY;
        one.upload(ITEM);
        assertThat(other.rest()).isZero();
        cloud = () -> {
            throw new IllegalStateException("a fault");
        };
        assertThatThrownBy(() -> one.upload(ITEM)).hasMessage("a fault");

        assertThat(other.rest()).isZero();
    }
}
