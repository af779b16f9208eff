package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.access.Proof;
import app.visant.adapter.cloud.access.Visitor;
import app.visant.adapter.cloud.rest.ClientAddresses;
import app.visant.adapter.cloud.rest.HostCookie;
import app.visant.adapter.cloud.security.JwtTokens;
import app.visant.domain.session.KeepSessions;
import app.visant.domain.session.Session;
import app.visant.domain.tenant.User;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * How browsers prove people: their cookie holds a token of a session that lives as long as it.
 *
 * @param ways how people get in
 * @param visitor finds the person who proved themselves in a request
 */
public record BrowserSessions(
        KeepSessions keep,
        JwtTokens tokens,
        Duration lifetime,
        HostCookie cookie,
        ClientAddresses addresses,
        WaysIn ways,
        Function<HttpServletRequest, Optional<Visitor>> visitor) {
    NewCookie begin(User person) {
        Session session = keep.beginInBrowser(person);
        return cookie.of(tokens.issue(session, lifetime), lifetime);
    }

    /** Ends the session that a request is proved by, if there is one. */
    NewCookie end(HttpServletRequest request) {
        visitor.apply(request).map(Visitor::proof).flatMap(Proof::loggedIn).ifPresent(keep::end);
        return cookie.ended();
    }
}
