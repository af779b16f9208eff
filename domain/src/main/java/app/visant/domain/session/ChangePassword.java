package app.visant.domain.session;

import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.tenant.InvalidCredentials;
import app.visant.domain.tenant.LogIn;
import app.visant.domain.tenant.NewPassword;
import app.visant.domain.tenant.PasswordHashing;
import app.visant.domain.tenant.TooManyAttempts;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;

/** Gives a person a new password, and ends all their sessions but the one in which they do it. */
public final class ChangePassword {
    private final LogIn logIn;
    private final Users users;
    private final PasswordHashing hashing;
    private final KeepSessions sessions;

    public ChangePassword(LogIn logIn, Users users, PasswordHashing hashing, KeepSessions sessions) {
        this.logIn = logIn;
        this.users = users;
        this.hashing = hashing;
        this.sessions = sessions;
    }

    /**
     * A crash in between leaves the old password and none of the other sessions, never a new password beside a stolen session.
     *
     * @param kept the session that goes on
     * @param from where the request comes from: a stolen session guesses no faster than a stranger
     * @throws InvalidInput if the present password is wrong
     * @throws TooManyAttempts if it was wrong too often lately
     */
    public void change(User user, SessionId kept, String present, NewPassword next, String from) {
        try {
            logIn.logIn(user.email(), present, from);
        } catch (InvalidCredentials wrong) {
            throw new InvalidInput("current_password", "is wrong");
        }
        String hash = hashing.hash(next.value());
        sessions.endOthers(user.id(), kept);
        users.changePassword(user.id(), hash);
    }
}
