package app.visant.adapter.edge.http;

import app.visant.domain.edge.outbox.OutboxItem;
import app.visant.domain.edge.upload.CaptureUpload;
import app.visant.domain.edge.upload.UploadResult;
import app.visant.domain.edge.upload.UploadResult.Retryable;
import app.visant.domain.edge.upload.UploadResult.Unreachable;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * An upload that bridges a hiccup by trying once more, unless the cloud asks to wait, and that leaves a cloud alone which failed again and again. Longer
 * waits are the caller's.
 */
final class GuardedUpload implements CaptureUpload {
    private static final int ATTEMPTS = 2;
    private static final long JITTER_MS = 500;
    private static final Duration OPEN = Duration.ofSeconds(10);

    private final CaptureUpload upload;
    private final Retry retry;
    private final CircuitBreaker breaker;

    GuardedUpload(CaptureUpload upload) {
        this.upload = upload;
        this.retry = Retry.of(
                "upload",
                RetryConfig.<UploadResult>custom()
                        .maxAttempts(ATTEMPTS)
                        .retryOnResult(GuardedUpload::isHiccup)
                        .retryOnException(e -> false)
                        .intervalFunction(attempt -> ThreadLocalRandom.current().nextLong(1, JITTER_MS))
                        .build());
        this.breaker = CircuitBreaker.of(
                "upload",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(10)
                        .minimumNumberOfCalls(6)
                        .failureRateThreshold(80)
                        .waitDurationInOpenState(OPEN)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .recordResult(result -> result instanceof Unreachable || result instanceof Retryable)
                        .build());
    }

    @Override
    public UploadResult upload(OutboxItem item) {
        try {
            return retry.executeSupplier(() -> breaker.executeSupplier(() -> upload.upload(item)));
        } catch (CallNotPermittedException e) {
            return new Unreachable("uploads rest after repeated failures", OPEN);
        }
    }

    private static boolean isHiccup(UploadResult result) {
        return result instanceof Unreachable unreachable
                && (unreachable.after() == null || unreachable.after().isZero());
    }
}
