package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.rest.SessionCookie;
import app.visant.domain.tenant.User;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.function.Function;

/**
 * What a browser proves a person by: its cookie holds the same token that programs send.
 *
 * @param token makes a token for a person
 * @param lifetime how long a token is good
 */
public record Sessions(Function<User, String> token, Duration lifetime) {
    NewCookie begin(User person, boolean secure) {
        return SessionCookie.of(token.apply(person), lifetime, secure);
    }
}
