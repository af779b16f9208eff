package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.security.JwtTokens;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the person behind a token. The account is looked up anew each time, so that a change of its role holds at once.
 * Safe for use by many threads.
 */
public final class People {
    private static final String BEARER = "Bearer ";

    private final JwtTokens tokens;
    private final Users users;

    public People(JwtTokens tokens, Users users) {
        this.tokens = tokens;
        this.users = users;
    }

    /** The person who proved themselves by a request's header or by its session's cookie; for requests that only look. */
    public Optional<User> find(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        String session = cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(SessionCookie.NAME))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(null);
        return find(request.getHeader(HttpHeaders.AUTHORIZATION), session);
    }

    /** A header counts before a cookie, even if it proves nobody. */
    Optional<User> find(@Nullable String authorization, @Nullable String session) {
        if (authorization != null) {
            return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    ? verified(authorization.substring(BEARER.length()).strip())
                    : Optional.empty();
        }
        return Optional.ofNullable(session).flatMap(this::verified);
    }

    private Optional<User> verified(String token) {
        return tokens.verify(token, JwtTokens.Use.ACCESS).flatMap(proved -> users.find(proved.id()));
    }
}
