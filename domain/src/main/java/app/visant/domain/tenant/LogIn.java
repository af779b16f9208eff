package app.visant.domain.tenant;

import java.util.Optional;

/** Proves a person by address and password. */
public final class LogIn {
    private final Users users;
    private final PasswordHashing hashing;
    private final String hashOfNobody;

    public LogIn(Users users, PasswordHashing hashing) {
        this.users = users;
        this.hashing = hashing;
        this.hashOfNobody = hashing.hash("nobody has this password");
    }

    /**
     * Takes as long for an unknown address as for a wrong password, so that addresses can't be probed.
     *
     * @throws InvalidCredentials if the address is unknown or the password wrong
     */
    public User logIn(EmailAddress email, String password) {
        Optional<Account> account = users.findByEmail(email);
        boolean proved =
                hashing.matches(password, account.map(Account::passwordHash).orElse(hashOfNobody));
        return account.filter(found -> proved).map(Account::user).orElseThrow(InvalidCredentials::new);
    }
}
