package app.visant.adapter.cloud.security;

import app.visant.domain.identity.OutsideIdentity;
import app.visant.domain.tenant.EmailAddress;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a browser keeps while its person, whom an issuer knows, chooses an invitation, signed by us. Safe for use by many threads. */
public final class GuestTickets {
    /** How long a choice may take. */
    public static final Duration LIFETIME = SignedTickets.LIFETIME;

    private final SignedTickets tickets;

    public GuestTickets(SecretKeys keys, InstantSource clock) {
        this.tickets = new SignedTickets(keys, clock, "visant:guest");
    }

    /** @param next where they want to go */
    public record Ticket(OutsideIdentity who, String next) {}

    public String write(Ticket ticket) {
        Map<String, String> said = new HashMap<>();
        EmailAddress email = ticket.who().email();
        if (email != null) {
            said.put("email", email.value());
        }
        said.put("issuer", ticket.who().issuer());
        said.put("subject", ticket.who().subject());
        said.put("next", ticket.next());
        return tickets.write(said);
    }

    /** Empty if it is none of ours, or too old. */
    public Optional<Ticket> read(String text) {
        return tickets.read(text).flatMap(GuestTickets::ticket);
    }

    private static Optional<Ticket> ticket(JWTClaimsSet claims) {
        try {
            String email = claims.getStringClaim("email");
            return Optional.of(new Ticket(
                    new OutsideIdentity(
                            claims.getStringClaim("issuer"),
                            claims.getStringClaim("subject"),
                            email == null ? null : new EmailAddress(email)),
                    claims.getStringClaim("next")));
        } catch (ParseException damaged) {
            return Optional.empty();
        }
    }
}
