package app.visant.domain.tenant;

import java.util.ArrayList;
import java.util.List;

/** Not slow and not one-way: for tests. It remembers which hashes were compared. */
public final class QuickPasswordHashing implements PasswordHashing {
    private final List<String> compared = new ArrayList<>();

    @Override
    public String hash(String password) {
        return "hash of " + password;
    }

    @Override
    public boolean matches(String password, String hash) {
        compared.add(hash);
        return hash.equals(hash(password));
    }

    List<String> compared() {
        return compared;
    }
}
