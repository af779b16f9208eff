package app.visant.domain.identity;

import app.visant.domain.tenant.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as an issuer knows them.
 *
 * @param subject theirs at the issuer for good, whatever becomes of their address
 * @param email an address that the issuer vouches for; null if it does not
 */
public record OutsideIdentity(
        String issuer, String subject, @Nullable EmailAddress email) {}
