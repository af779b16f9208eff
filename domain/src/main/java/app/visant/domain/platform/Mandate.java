package app.visant.domain.platform;

import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.UserId;
import app.visant.domain.session.SessionId;
import app.visant.domain.tenant.EmailAddress;
import java.time.Instant;

/**
 * That an administrator of the platform acts for an organisation, in one of their sessions and for a while.
 *
 * @param email the administrator's, as it was then
 * @param organisationName as it was called then
 * @param reason in their own words, 5 to 300 characters; the organisation reads it
 */
public record Mandate(
        SessionId session,
        UserId administrator,
        EmailAddress email,
        OrganisationId organisation,
        String organisationName,
        String reason,
        Instant since,
        Instant until) {
    private static final int SHORTEST = 5;
    private static final int LONGEST = 300;

    /** @throws InvalidInput if the reason says nothing, or too much */
    public Mandate {
        reason = requireReason(reason);
    }

    /** @return it without blanks around it */
    static String requireReason(String words) {
        String reason = words.strip();
        if (reason.length() < SHORTEST
                || reason.length() > LONGEST
                || reason.codePoints().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("reason", "must be " + SHORTEST + " to " + LONGEST + " characters in one line");
        }
        return reason;
    }
}
