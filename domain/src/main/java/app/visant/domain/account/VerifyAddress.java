package app.visant.domain.account;

import app.visant.domain.account.AccountTokens.Purpose;
import app.visant.domain.kernel.Ids;
import app.visant.domain.mail.Letter;
import app.visant.domain.mail.Links;
import app.visant.domain.mail.Mail;
import app.visant.domain.tenant.Delays;
import app.visant.domain.tenant.LogInAttempts;
import app.visant.domain.tenant.TooManyAttempts;
import app.visant.domain.tenant.User;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/** Finds out whether people's addresses are theirs, by letters with links. */
public final class VerifyAddress {
    /** How long the link in a letter is good. */
    public static final Duration LIFETIME = Duration.ofDays(7);

    /** Letters to one person. */
    static final Delays DELAYS = new Delays(3, Duration.ofMinutes(1), Duration.ofHours(1));

    private final VerifiedPeople verified;
    private final AccountTokens tokens;
    private final LogInAttempts attempts;
    private final Mail mail;
    private final URI publicUrl;
    private final Ids ids;
    private final InstantSource clock;

    /** @param publicUrl where people reach the cloud */
    public VerifyAddress(
            VerifiedPeople verified,
            AccountTokens tokens,
            LogInAttempts attempts,
            Mail mail,
            URI publicUrl,
            Ids ids,
            InstantSource clock) {
        this.verified = verified;
        this.tokens = tokens;
        this.attempts = attempts;
        this.mail = mail;
        this.publicUrl = publicUrl;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Sends a letter, unless the address is verified already; the link in an earlier one ends.
     *
     * @throws TooManyAttempts if too many were sent lately
     */
    public void send(User user) {
        if (verified.contains(user.id())) {
            return;
        }
        attempts.begin("verify:" + user.id(), DELAYS, clock.instant()).ifPresent(wait -> {
            throw new TooManyAttempts(wait);
        });
        AccountToken token = AccountToken.random(ids);
        tokens.put(
                user.id(), Purpose.VERIFICATION, token.hash(), clock.instant().plus(LIFETIME));
        mail.send(new Letter(user.email(), "Is this your address?", """
                With this address an account was made at Visant.

                If it was you, show here, within %d days, that the address is yours:

                %s

                If it was somebody else, do nothing.
                """.formatted(
                        LIFETIME.toDays(), Links.to(publicUrl, "/ui/verify", token.secret()))));
    }

    /**
     * Whose address the token verifies.
     *
     * @throws LinkGone if it can't be used
     */
    public User look(AccountToken token) {
        return tokens.find(Purpose.VERIFICATION, token.hash(), clock.instant()).orElseThrow(LinkGone::new);
    }

    /** @throws LinkGone if the token can't be used */
    public User verify(AccountToken token) {
        return tokens.verifyAddress(token.hash(), clock.instant()).orElseThrow(LinkGone::new);
    }
}
