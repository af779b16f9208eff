package app.visant.adapter.edge.http;

import app.visant.domain.edge.outbox.OutboxItem;
import app.visant.domain.edge.upload.CaptureUpload;
import app.visant.domain.edge.upload.UploadResult;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves a cloud alone that is there but stumbles over nearly every picture, and tries it with one at a time until it takes it. All
 * threads share what was learned. When the cloud takes none, or is not reached, it is the drain that waits; that counts for nothing here.
 */
final class GuardedUpload implements CaptureUpload {
    private static final Logger log = LoggerFactory.getLogger(GuardedUpload.class);
    private static final Duration FIRST_REST = Duration.ofSeconds(10);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final CaptureUpload upload;
    private final CircuitBreaker breaker;

    /** @param breaker of {@link #breaker}, the same for all threads */
    GuardedUpload(CaptureUpload upload, CircuitBreaker breaker) {
        this.upload = upload;
        this.breaker = breaker;
    }

    /** @param clock only goes forward */
    static CircuitBreaker breaker(Clock clock) {
        CircuitBreaker breaker = CircuitBreaker.of(
                "upload",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(10)
                        .minimumNumberOfCalls(6)
                        .failureRateThreshold(80)
                        .waitIntervalFunctionInOpenState(
                                IntervalFunction.ofExponentialRandomBackoff(FIRST_REST, 2, 0.5, LONGEST_REST))
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .recordResult(UploadResult.Retryable.class::isInstance)
                        .clock(clock)
                        .build());
        breaker.getEventPublisher()
                .onStateTransition(event -> tell(event.getStateTransition().getToState()));
        return breaker;
    }

    private static void tell(State state) {
        if (state == State.OPEN) {
            log.warn("The cloud stumbles over nearly every picture: uploads rest for a while, then one is tried");
        } else if (state == State.CLOSED) {
            log.info("The cloud takes pictures again");
        }
    }

    @Override
    public Duration rest() {
        if (breaker.tryAcquirePermission()) {
            breaker.releasePermission();
            return Duration.ZERO;
        }
        return LOOK_AGAIN;
    }

    @Override
    public UploadResult upload(OutboxItem item) {
        if (!breaker.tryAcquirePermission()) {
            return new UploadResult.Unreachable("the cloud stumbles, and is tried with another picture", LOOK_AGAIN);
        }
        boolean decided = false;
        try {
            UploadResult result = upload.upload(item);
            decided = !(result instanceof UploadResult.Unreachable);
            if (decided) {
                breaker.onResult(0, TimeUnit.NANOSECONDS, result);
            }
            return result;
        } finally {
            if (!decided) {
                breaker.releasePermission();
            }
        }
    }
}
