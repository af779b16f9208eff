package app.visant.adapter.cloud.rest;

import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;

/** The cookie by which a browser proves a person. Scripts can't read it, and other sites' forms don't send it. */
public final class SessionCookie {
    public static final String NAME = "visant_session";

    private SessionCookie() {}

    /** @param secure whether it is to be sent over HTTPS only */
    public static NewCookie of(String token, Duration lifetime, boolean secure) {
        return builder(token, Math.toIntExact(lifetime.toSeconds()), secure);
    }

    /** Makes the browser forget it. */
    public static NewCookie ended(boolean secure) {
        return builder("", 0, secure);
    }

    private static NewCookie builder(String token, int seconds, boolean secure) {
        return new NewCookie.Builder(NAME)
                .value(token)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
