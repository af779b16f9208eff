package app.visant.domain.member;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.UserId;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: who is invited. Safe for use by many threads; changes are durable on return. */
public interface Invitations {
    /** Adds it, in the place of an earlier one for the same address to the same organisation. */
    void put(Invitation invitation, Sha256 token);

    /** Those of an organisation that can still be accepted, by address. */
    List<Invitation> open(OrganisationId organisation, Instant now);

    /** What a token is for, as long as it can be accepted. */
    Optional<Invitation> find(Sha256 token, Instant now);

    /** Adds the account and uses the invitation up, both or neither: of many at once, one succeeds. */
    Acceptance accept(Sha256 token, Account account, Instant now);

    /**
     * Makes an account of the only invitation to an address that can still be accepted, and uses it up, both or neither.
     *
     * @return who joined; empty if the address is not invited, or by more than one organisation, or has an account
     */
    Optional<User> admit(EmailAddress email, UserId id, String passwordHash, Instant now);

    /** @return whether there was one */
    boolean withdraw(OrganisationId organisation, InvitationId id);

    /** What became of an invitation that somebody accepts. */
    enum Acceptance {
        JOINED,
        /** It has ended, is used up, was withdrawn, or never was. */
        GONE,
        /** The address has an account already, in this organisation or another one. */
        ADDRESS_TAKEN
    }
}
