package app.visant.domain.tenant;

import app.visant.domain.kernel.VisantException;
import java.time.InstantSource;
import java.util.Optional;

/** Proves a person by address and password, ever more slowly the more attempts fail. */
public final class LogIn {
    private final Passwords passwords;
    private final LogInAttempts attempts;
    private final InstantSource clock;

    public LogIn(Passwords passwords, LogInAttempts attempts, InstantSource clock) {
        this.passwords = passwords;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** By the passwords of the accounts here. */
    public LogIn(Users users, PasswordHashing hashing, LogInAttempts attempts, InstantSource clock) {
        this(new OwnPasswords(users, hashing), attempts, clock);
    }

    /**
     * Takes as long for an unknown address as for a wrong password, and counts both, so that addresses can't be probed.
     *
     * @param from where the attempt comes from
     * @throws InvalidCredentials if the address is unknown or the password wrong
     * @throws TooManyAttempts if too many failed lately, for this person or from there
     */
    public User logIn(EmailAddress email, String password, String from) {
        String place = "address:" + from;
        String account = "account:" + email;
        begin(place, Delays.OF_ADDRESS);
        begin(account, Delays.OF_ACCOUNT);
        User user = look(email, password, account, place).orElseThrow(InvalidCredentials::new);
        attempts.clear(account);
        attempts.takeBack(place, clock.instant());
        return user;
    }

    /** If nobody can look at it now, it is no failure. */
    private Optional<User> look(EmailAddress email, String password, String account, String place) {
        try {
            return passwords.whose(email, password);
        } catch (VisantException thrown) {
            if (thrown.kind() == VisantException.Kind.UNAVAILABLE) {
                attempts.takeBack(account, clock.instant());
                attempts.takeBack(place, clock.instant());
            }
            throw thrown;
        }
    }

    private void begin(String subject, Delays delays) {
        attempts.begin(subject, delays, clock.instant()).ifPresent(wait -> {
            throw new TooManyAttempts(wait);
        });
    }
}
