package app.visant.domain.tenant;

import java.time.InstantSource;
import java.util.Optional;

/** Proves a person by address and password, ever more slowly the more attempts fail. */
public final class LogIn {
    private final Users users;
    private final PasswordHashing hashing;
    private final LogInAttempts attempts;
    private final InstantSource clock;
    private final String hashOfNobody;

    public LogIn(Users users, PasswordHashing hashing, LogInAttempts attempts, InstantSource clock) {
        this.users = users;
        this.hashing = hashing;
        this.attempts = attempts;
        this.clock = clock;
        this.hashOfNobody = hashing.hash("nobody has this password");
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
        Optional<Account> found = users.findByEmail(email);
        boolean proved =
                hashing.matches(password, found.map(Account::passwordHash).orElse(hashOfNobody));
        User user = found.filter(_ -> proved).map(Account::user).orElseThrow(InvalidCredentials::new);
        attempts.clear(account);
        attempts.takeBack(place, clock.instant());
        return user;
    }

    private void begin(String subject, Delays delays) {
        attempts.begin(subject, delays, clock.instant()).ifPresent(wait -> {
            throw new TooManyAttempts(wait);
        });
    }
}
