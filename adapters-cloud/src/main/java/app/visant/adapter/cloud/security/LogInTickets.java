package app.visant.adapter.cloud.security;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** What a browser keeps while its person logs in at an issuer, signed by us. Safe for use by many threads. */
public final class LogInTickets {
    /** How long a log-in may take. */
    public static final Duration LIFETIME = SignedTickets.LIFETIME;

    private final SignedTickets tickets;

    public LogInTickets(SecretKeys keys, InstantSource clock) {
        this.tickets = new SignedTickets(keys, clock, "visant:log-in");
    }

    record Ticket(String state, String nonce, String verifier, String next) {
        @Override
        public String toString() {
            return "Ticket[" + next + "]";
        }
    }

    String write(Ticket ticket) {
        return tickets.write(Map.of(
                "state", ticket.state(),
                "nonce", ticket.nonce(),
                "verifier", ticket.verifier(),
                "next", ticket.next()));
    }

    Optional<Ticket> read(String text) {
        return tickets.read(text).flatMap(LogInTickets::ticket);
    }

    private static Optional<Ticket> ticket(JWTClaimsSet claims) {
        try {
            return Optional.of(new Ticket(
                    claims.getStringClaim("state"),
                    claims.getStringClaim("nonce"),
                    claims.getStringClaim("verifier"),
                    claims.getStringClaim("next")));
        } catch (ParseException damaged) {
            return Optional.empty();
        }
    }
}
