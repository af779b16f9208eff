package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.rest.SessionCookie;
import app.visant.domain.tenant.User;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who is looking at a page: the cookie holds the same token that programs send.
 *
 * @param user finds the person who proved themselves in a request
 * @param token makes a token for a person
 * @param lifetime how long a token is good
 */
public record Sessions(
        Function<HttpServletRequest, Optional<User>> user, Function<User, String> token, Duration lifetime) {
    NewCookie begin(User person, boolean secure) {
        return SessionCookie.of(token.apply(person), lifetime, secure);
    }
}
