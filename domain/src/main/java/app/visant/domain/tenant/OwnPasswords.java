package app.visant.domain.tenant;

import java.util.Optional;

/** The passwords of the accounts here. */
final class OwnPasswords implements Passwords {
    private final Users users;
    private final PasswordHashing hashing;
    private final String hashOfNobody;

    OwnPasswords(Users users, PasswordHashing hashing) {
        this.users = users;
        this.hashing = hashing;
        this.hashOfNobody = hashing.hash("nobody has this password");
    }

    @Override
    public Optional<User> whose(EmailAddress email, String password) {
        Optional<Account> found = users.findByEmail(email);
        boolean proved =
                hashing.matches(password, found.map(Account::passwordHash).orElse(hashOfNobody));
        return found.filter(_ -> proved).map(Account::user);
    }
}
