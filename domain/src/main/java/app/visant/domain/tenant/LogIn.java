package app.visant.domain.tenant;

import app.visant.domain.kernel.VisantException;
import java.time.InstantSource;
import java.util.Optional;

/** Proves a person by address and password, ever more slowly the more attempts fail. */
public final class LogIn {
    private final Passwords passwords;
    private final LogInAttempts attempts;
    private final LogInPlaces places;
    private final InstantSource clock;

    public LogIn(Passwords passwords, LogInAttempts attempts, InstantSource clock) {
        this.passwords = passwords;
        this.attempts = attempts;
        this.places = new LogInPlaces(attempts, clock);
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
        String account = "account:" + email;
        places.begin(from);
        attempts.begin(account, Delays.OF_ACCOUNT, clock.instant()).ifPresent(wait -> {
            throw new TooManyAttempts(wait);
        });
        User user = look(email, password, account, from).orElseThrow(InvalidCredentials::new);
        attempts.clear(account);
        places.takeBack(from);
        return user;
    }

    /** If nobody can look at it now, it is no failure. */
    private Optional<User> look(EmailAddress email, String password, String account, String from) {
        try {
            return passwords.whose(email, password);
        } catch (VisantException thrown) {
            if (thrown.kind() == VisantException.Kind.UNAVAILABLE) {
                attempts.takeBack(account, clock.instant());
                places.takeBack(from);
            }
            throw thrown;
        }
    }
}
