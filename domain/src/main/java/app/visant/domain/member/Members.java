package app.visant.domain.member;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.User;

/**
 * Port: the people of organisations. Each change is for a person as they are known to whoever asks; it is done to an
 * organisation at a time, so that it never is without an owner. Safe for use by many threads; changes are durable on return.
 */
public interface Members {
    /** By address. */
    Page<User> list(OrganisationId organisation, Slice slice);

    Outcome changeRole(User member, Role role);

    /** Removes the account and ends all its sessions. */
    Outcome remove(User member);

    /** Makes one the owner, and who was it an admin: both or neither. */
    Outcome handOver(User owner, User next);

    /** What became of a change. */
    enum Outcome {
        DONE,
        /** They are gone, or not what they were. */
        CHANGED_MEANWHILE,
        LAST_OWNER
    }
}
