package app.visant.domain.device;

import app.visant.domain.kernel.Sha256;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The token before the present one. It goes on working until the device has shown that it has the new one, however long that takes: a
 * device may be switched off for years before somebody can give it the new token, and a period that ran out meanwhile would lock it
 * out. After the first use of the new one it works for another {@link #GRACE}, since the new one may be tried beside the running daemon,
 * which reads its token when it starts. What must not work any longer, because somebody else may have it, is to be revoked at once.
 *
 * @param until when it ends; null as long as the new one was never used
 */
public record FormerToken(Sha256 hash, @Nullable Instant until) {
    /** From the first use of the new token to the end of this one. */
    public static final Duration GRACE = Duration.ofDays(1);

    boolean isValidAt(Instant time) {
        return until == null || time.isBefore(until);
    }
}
