package app.visant.domain.tenant;

import app.visant.domain.kernel.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

public final class InMemoryUsers implements Users {
    private final List<Account> accounts = new ArrayList<>();

    @Override
    public synchronized boolean add(Account account) {
        User user = account.user();
        if (findByEmail(user.email()).isPresent() || find(user.id()).isPresent()) {
            return false;
        }
        return accounts.add(account);
    }

    @Override
    public synchronized Optional<Account> findByEmail(EmailAddress email) {
        return accounts.stream()
                .filter(account -> account.user().email().equals(email))
                .findFirst();
    }

    @Override
    public synchronized Optional<User> find(UserId id) {
        return accounts.stream()
                .map(Account::user)
                .filter(user -> user.id().equals(id))
                .findFirst();
    }

    @Override
    public synchronized boolean changePassword(UserId id, String passwordHash) {
        return find(id).map(user -> accounts.removeIf(account -> account.user().equals(user))
                        && accounts.add(new Account(user, passwordHash)))
                .orElse(false);
    }

    @Override
    public synchronized boolean isEmpty() {
        return accounts.isEmpty();
    }

    public synchronized List<User> people() {
        return accounts.stream().map(Account::user).toList();
    }

    /** @return whether there was exactly that person */
    public synchronized boolean replace(User before, User after) {
        return findByEmail(before.email())
                .filter(account -> account.user().equals(before))
                .map(account -> accounts.remove(account) && accounts.add(new Account(after, account.passwordHash())))
                .orElse(false);
    }

    public synchronized boolean remove(User user) {
        return accounts.removeIf(account -> account.user().equals(user));
    }
}
