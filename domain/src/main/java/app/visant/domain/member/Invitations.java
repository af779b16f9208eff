package app.visant.domain.member;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.tenant.Account;
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

    /**
     * Adds the account and uses the invitation up, both or neither: of many at once, one succeeds. An account of the address that nobody
     * proved to be its owner's gives way, with its sessions, links in letters and keys for programs; the organisation that it alone
     * was in goes with it if that never had a device or a picture.
     */
    Acceptance accept(Sha256 token, Account account, Instant now);

    /** @return whether there was one */
    boolean withdraw(OrganisationId organisation, InvitationId id);

    /** What became of an invitation that somebody accepts. */
    sealed interface Acceptance {
        /** @param replaced what gave way */
        record Joined(Optional<Replaced> replaced) implements Acceptance {}

        /** It has ended, is used up, was withdrawn, or never was. */
        record Gone() implements Acceptance {}

        /** The address has an account already, in this organisation or another one, of which it is known whose it is. */
        record AddressTaken() implements Acceptance {}
    }
}
