package app.visant.domain.account;

import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.UserId;
import app.visant.domain.tenant.User;
import java.time.Instant;
import java.util.Optional;

/**
 * Port: what the links in letters to people prove, each good for one use. A new password, however it was chosen, ends the links
 * to choose one. Safe for use by many threads; changes are durable on return.
 */
public interface AccountTokens {
    /** What a link is for. */
    enum Purpose {
        /** To choose a new password. */
        RESET,
        /** To show that the address is theirs. */
        VERIFICATION
    }

    /** Adds one, in the place of an earlier one of the same person for the same purpose. */
    void put(UserId person, Purpose purpose, Sha256 token, Instant endsAt);

    /** Whose it is, as long as it can be used. */
    Optional<User> find(Purpose purpose, Sha256 token, Instant now);

    /**
     * Uses a token to choose a password up: its person has that from now on, their address is verified, and all their sessions
     * are ended. Where the address was not verified before, the keys for programs that the account made in its organisation are
     * revoked: a stranger may have made both. All of that or nothing; of many at once, one succeeds.
     *
     * @return whose it was; empty if it can't be used
     */
    Optional<User> resetPassword(Sha256 token, String passwordHash, Instant now);

    /**
     * Uses a token that verifies an address up.
     *
     * @return whose it was; empty if it can't be used
     */
    Optional<User> verifyAddress(Sha256 token, Instant now);
}
