package app.visant.domain.tenant;

/**
 * A person together with what proves them.
 *
 * @param passwordHash as {@link PasswordHashing} made it; never leaves the server
 */
public record Account(User user, String passwordHash) {
    @Override
    public String toString() {
        return "Account[" + user + "]";
    }
}
