package app.visant.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.visant.domain.kernel.InParallel;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.limit.Limits.Claim;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class LimitsTest {
    private static final Claim NOISY = new Claim(Limit.UPLOADS_OF_DEVICE, "noisy");
    private static final Claim QUIET = new Claim(Limit.UPLOADS_OF_DEVICE, "quiet");
    private static final Claim ALL = new Claim(Limit.UPLOADS_OF_ORGANISATION, "org");

    private long nanos;

    private Limits limits(int ofDevice, int ofOrganisation) {
        return new Limits(
                Map.of(
                        Limit.UPLOADS_OF_DEVICE,
                        Rate.perSecond(ofDevice),
                        Limit.UPLOADS_OF_ORGANISATION,
                        Rate.perSecond(ofOrganisation)),
                () -> nanos);
    }

    @Test
    void takesAsManyAtOnceAsInItsTimeAndThenAtItsRate() {
        Limits limits = limits(4, 1000);
        for (int i = 0; i < 4; i++) {
            limits.require(NOISY);
        }

        assertThatThrownBy(() -> limits.require(NOISY)).isInstanceOf(TooManyRequests.class);
        nanos += Duration.ofMillis(250).toNanos();
        assertThatCode(() -> limits.require(NOISY)).doesNotThrowAnyException();
        assertThatThrownBy(() -> limits.require(NOISY)).isInstanceOf(TooManyRequests.class);
    }

    @Test
    void saysHowLongToWaitAndForWhat() {
        Limits limits = new Limits(Map.of(Limit.COMMANDS_TO_DEVICE, Rate.perMinute(2)), () -> nanos);
        Claim claim = new Claim(Limit.COMMANDS_TO_DEVICE, "d");
        limits.require(claim);
        limits.require(claim);

        TooManyRequests refused = catchThrowableOfType(TooManyRequests.class, () -> limits.require(claim));
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(refused).hasMessage("More pictures of this device are asked for than are taken: try again in 30 s.");
        nanos += Duration.ofSeconds(30).toNanos();
        assertThatCode(() -> limits.require(claim)).doesNotThrowAnyException();
    }

    @Test
    void letsOneThatIsQuietInWhileAnotherIsNoisy() {
        Limits limits = limits(2, 1000);
        limits.require(NOISY, ALL);
        limits.require(NOISY, ALL);
        assertThatThrownBy(() -> limits.require(NOISY, ALL)).isInstanceOf(TooManyRequests.class);

        assertThatCode(() -> limits.require(QUIET, ALL)).doesNotThrowAnyException();
    }

    @Test
    void countsForAllOrForNone() {
        Limits limits = limits(2, 3);
        limits.require(NOISY, ALL);
        limits.require(NOISY, ALL);
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> limits.require(NOISY, ALL)).isInstanceOf(TooManyRequests.class);
        }

        assertThatCode(() -> limits.require(QUIET, ALL)).doesNotThrowAnyException();
        assertThatThrownBy(() -> limits.require(QUIET, ALL)).hasMessageContaining("this organisation");
    }

    @Test
    void remembersOnlyThoseThatAreNotAsNew() {
        Limits limits = limits(2, 1000);
        for (int i = 0; i < 1000; i++) {
            limits.require(new Claim(Limit.UPLOADS_OF_DEVICE, "d" + i));
        }
        assertThat(limits.size()).isEqualTo(1000);

        nanos += Duration.ofSeconds(1).toNanos();
        limits.require(QUIET);
        assertThat(limits.size()).isOne();
    }

    @Test
    void remembersABoundedNumber() {
        Limits limits = limits(2, 1000);
        for (int i = 0; i < Limits.MOST_SUBJECTS + 100; i++) {
            limits.require(new Claim(Limit.UPLOADS_OF_DEVICE, "d" + i));
        }

        assertThat(limits.size()).isEqualTo(Limits.MOST_SUBJECTS);
    }

    @Test
    void remembersNobodyForWhoIsRefused() {
        Limits limits = limits(2, 1);
        limits.require(NOISY, ALL);
        for (int i = 0; i < 10; i++) {
            Claim unknown = new Claim(Limit.UPLOADS_OF_DEVICE, "made-up-" + i);
            assertThatThrownBy(() -> limits.require(unknown, ALL)).isInstanceOf(TooManyRequests.class);
        }

        assertThat(limits.size()).as("the noisy one and the organisation").isEqualTo(2);
    }

    @Test
    void countsAGuessOnlyIfItIsWrong() {
        Limits limits = limits(2, 1000);
        for (int i = 0; i < 10; i++) {
            assertThat(limits.<String>guess(NOISY, NotFound.class::isInstance, () -> "right"))
                    .isEqualTo("right");
            assertThatThrownBy(() -> limits.guess(NOISY, NotFound.class::isInstance, () -> {
                        throw new InvalidInput("code", "is something else");
                    }))
                    .isInstanceOf(InvalidInput.class);
        }
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> limits.guess(NOISY, NotFound.class::isInstance, LimitsTest::wrong))
                    .isInstanceOf(NotFound.class);
        }

        assertThatThrownBy(() -> limits.guess(NOISY, NotFound.class::isInstance, () -> {
                    throw new AssertionError("it was tried");
                }))
                .isInstanceOf(TooManyRequests.class);
        assertThat(limits.<String>guess(QUIET, NotFound.class::isInstance, () -> "right"))
                .isEqualTo("right");
    }

    private static String wrong() {
        throw new NotFound("code", "WRONG");
    }

    @Test
    void letsNoMoreGuessesInAtOnceThanMayBeWrong() throws Exception {
        Limits limits = limits(3, 1000);
        AtomicInteger tried = new AtomicInteger();
        InParallel.run(8, worker -> {
            try {
                return limits.guess(NOISY, NotFound.class::isInstance, () -> {
                    tried.incrementAndGet();
                    return wrong();
                });
            } catch (NotFound | TooManyRequests refused) {
                return refused.code();
            }
        });

        assertThat(tried).hasValue(3);
    }

    @Test
    void letsNoMoreInThanItMayHoweverManyAskAtOnce() throws Exception {
        Limits limits = limits(100, 1000);
        AtomicInteger in = new AtomicInteger();
        InParallel.run(8, worker -> {
            for (int i = 0; i < 100; i++) {
                try {
                    limits.require(NOISY, ALL);
                    in.incrementAndGet();
                } catch (TooManyRequests refused) {
                    assertThat(refused.retryAfter()).isPresent();
                }
            }
            return worker;
        });

        assertThat(in).hasValue(100);
    }
}
