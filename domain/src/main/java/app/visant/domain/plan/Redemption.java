package app.visant.domain.plan;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A code was redeemed.
 *
 * @param user who did it; they may be gone since
 * @param benefit what it gave then
 * @param device the one that was taken in by it, if there was one
 */
public record Redemption(
        CodeName code,
        OrganisationId organisation,
        UserId user,
        Benefit benefit,
        @Nullable DeviceId device,
        Instant at) {}
