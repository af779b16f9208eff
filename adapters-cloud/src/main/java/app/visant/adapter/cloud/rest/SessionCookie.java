package app.visant.adapter.cloud.rest;

import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;

/**
 * The cookie by which a browser proves a person. Scripts can't read it, and other sites' forms don't send it.
 *
 * @param secure whether it is sent over HTTPS only
 */
public record SessionCookie(boolean secure) {
    public static final String NAME = "visant_session";

    public NewCookie of(String token, Duration lifetime) {
        return cookie(token, Math.toIntExact(lifetime.toSeconds()));
    }

    /** Makes the browser forget it. */
    public NewCookie ended() {
        return cookie("", 0);
    }

    private NewCookie cookie(String token, int seconds) {
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
