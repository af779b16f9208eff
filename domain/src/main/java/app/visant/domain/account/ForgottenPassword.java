package app.visant.domain.account;

import app.visant.domain.account.AccountTokens.Purpose;
import app.visant.domain.kernel.Ids;
import app.visant.domain.mail.Letter;
import app.visant.domain.mail.Links;
import app.visant.domain.mail.Mail;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.Delays;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.LogInAttempts;
import app.visant.domain.tenant.NewPassword;
import app.visant.domain.tenant.PasswordHashing;
import app.visant.domain.tenant.TooManyAttempts;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/** Lets people choose a new password by a letter to their address, when they forgot the one that they have. */
public final class ForgottenPassword {
    /** How long the link in a letter is good. */
    public static final Duration LIFETIME = Duration.ofHours(1);

    /** Letters to one address. */
    static final Delays OF_ACCOUNT = new Delays(3, Duration.ofMinutes(1), Duration.ofHours(1));

    private final Users users;
    private final AccountTokens tokens;
    private final PasswordHashing hashing;
    private final LogInAttempts attempts;
    private final Mail mail;
    private final URI publicUrl;
    private final Executor later;
    private final Ids ids;
    private final InstantSource clock;

    /**
     * @param publicUrl where people reach the cloud
     * @param later runs what nobody waits for, so that the time of an answer does not tell who has an account
     */
    public ForgottenPassword(
            Users users,
            AccountTokens tokens,
            PasswordHashing hashing,
            LogInAttempts attempts,
            Mail mail,
            URI publicUrl,
            Executor later,
            Ids ids,
            InstantSource clock) {
        this.users = users;
        this.tokens = tokens;
        this.hashing = hashing;
        this.attempts = attempts;
        this.mail = mail;
        this.publicUrl = publicUrl;
        this.later = later;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Sends a letter to the address, if it has an account; nothing tells whether it has.
     *
     * @param from where the request comes from
     * @throws TooManyAttempts if too many came from there, or for this address, lately
     */
    public void ask(EmailAddress email, String from) {
        begin("forgotten:" + from, Delays.OF_ADDRESS);
        begin("forgotten:" + email, OF_ACCOUNT);
        later.execute(() -> users.findByEmail(email).map(Account::user).ifPresent(this::write));
    }

    /**
     * Whose password the token lets one choose.
     *
     * @throws LinkGone if it can't be used
     */
    public EmailAddress look(AccountToken token) {
        return tokens.find(Purpose.RESET, token.hash(), clock.instant())
                .map(User::email)
                .orElseThrow(LinkGone::new);
    }

    /**
     * Ends all sessions of the token's person.
     *
     * @throws LinkGone if the token can't be used
     */
    public void reset(AccountToken token, NewPassword password) {
        look(token);
        String hash = hashing.hash(password.value());
        User user = tokens.resetPassword(token.hash(), hash, clock.instant()).orElseThrow(LinkGone::new);
        attempts.clear("forgotten:" + user.email());
        mail.send(new Letter(user.email(), "Your password for Visant is changed", """
                By the link in a letter to this address, a new password was chosen for your account.
                You are logged out everywhere.

                If that was not you, somebody else reads your letters: choose another password for your
                mail first, and then a new one here:

                %s/ui/forgot
                """.formatted(
                        publicUrl.toString().replaceAll("/$", ""))));
    }

    private void write(User user) {
        AccountToken token = AccountToken.random(ids);
        tokens.put(user.id(), Purpose.RESET, token.hash(), clock.instant().plus(LIFETIME));
        mail.send(new Letter(user.email(), "A new password for Visant", """
                Somebody, hopefully you, asked for a new password for your account.

                Choose it here, within %d minutes:

                %s

                If you did not ask for it, do nothing: your password stays as it is.
                """.formatted(
                        LIFETIME.toMinutes(), Links.to(publicUrl, "/ui/reset", token.secret()))));
    }

    private void begin(String subject, Delays delays) {
        attempts.begin(subject, delays, clock.instant()).ifPresent(wait -> {
            throw new TooManyAttempts(wait);
        });
    }
}
