package app.visant.adapter.cloud.postgres;

import app.visant.domain.kernel.UserId;
import app.visant.domain.member.Invitations.Acceptance;
import app.visant.domain.member.Replaced;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.User;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Takes in people who have proved their address by coming. */
final class Newcomers {
    private Newcomers() {}

    /** Adds the account; if its address is taken for good, all that the transaction did is taken back. */
    static Acceptance join(Handle handle, Account account, Instant now) {
        if (PostgresUsers.add(handle, account, true)) {
            return new Acceptance.Joined(Optional.empty());
        }
        Optional<User> before = takeAway(handle, account.user().email(), now);
        if (before.isPresent() && PostgresUsers.add(handle, account, true)) {
            boolean gone = PostgresAbandonedSignUps.remove(
                    handle, before.get().organisation().value());
            return new Acceptance.Joined(Optional.of(new Replaced(before.get(), !gone)));
        }
        handle.rollback();
        return new Acceptance.AddressTaken();
    }

    /** Its sessions and what links in letters prove go with the account. @return what there was that nobody had verified */
    private static Optional<User> takeAway(Handle handle, EmailAddress email, Instant now) {
        Optional<User> found = handle.createQuery("SELECT * FROM account WHERE email = :email AND NOT verified")
                .bind("email", email.value())
                .map(PostgresUsers::user)
                .findOne();
        found.ifPresent(user ->
                PostgresAbandonedSignUps.lock(handle, user.organisation().value()));
        return found.filter(user -> delete(handle, user.id(), now));
    }

    private static boolean delete(Handle handle, UserId id, Instant now) {
        PostgresAccountTokens.revokeKeysOfUnverified(handle, id.value(), now);
        return handle.createUpdate("DELETE FROM account WHERE user_id = :user AND NOT verified")
                        .bind("user", id.value())
                        .execute()
                == 1;
    }
}
