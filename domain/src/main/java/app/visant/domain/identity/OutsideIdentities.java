package app.visant.domain.identity;

import app.visant.domain.member.Invitation;
import app.visant.domain.member.InvitationId;
import app.visant.domain.member.Invitations.Acceptance;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: whose accounts are whose at an issuer. Safe for use by many threads; changes are durable on return. */
public interface OutsideIdentities {
    /** Whose account is bound to a subject of an issuer. */
    Optional<User> find(String issuer, String subject);

    /**
     * Whose account with this address can be bound to a subject of the issuer: none whose address nobody has proved yet, since
     * somebody else may have made it, and none that another subject has.
     */
    Optional<User> bindable(String issuer, EmailAddress email);

    /**
     * Binds the account with this address to the subject, for good, if it is {@link #bindable}.
     *
     * @return whose it is; empty if there is none such
     */
    Optional<User> bind(String issuer, String subject, EmailAddress email, Instant now);

    /**
     * The invitations to an address that can still be accepted, of all organisations, the oldest first; none if it has an account
     * that is known to be its owner's.
     */
    List<Invitation> invitations(EmailAddress email, Instant now);

    /**
     * Adds the account, binds it to its person's name at the issuer and uses the invitation up: all or nothing, and of many at once
     * one. An account of the address that nobody has proved gives way as it does to whoever accepts by a letter.
     *
     * @param account with the invitation's address, organisation and role
     */
    Acceptance admit(OutsideIdentity who, InvitationId invitation, Account account, Instant now);
}
