package app.visant.domain.identity;

import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.User;
import java.time.Instant;
import java.util.Optional;

/** Port: whose accounts are whose at an issuer. Safe for use by many threads; changes are durable on return. */
public interface OutsideIdentities {
    /** Whose account is bound to a subject of an issuer. */
    Optional<User> find(String issuer, String subject);

    /**
     * Binds the account with this address to the subject, for good; not one whose own address nobody has proved yet, since somebody
     * else may have made it.
     *
     * @return whose it is; empty if there is none such, or another subject of the issuer has it
     */
    Optional<User> bind(String issuer, String subject, EmailAddress email, Instant now);
}
