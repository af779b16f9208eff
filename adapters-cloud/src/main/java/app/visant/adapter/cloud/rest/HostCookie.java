package app.visant.adapter.cloud.rest;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A cookie of this host. Scripts can't read it, and other sites' forms don't send it. Over HTTPS its name begins with {@code __Host-}:
 * browsers take such a one by HTTPS from this very host alone, so that neither another host of the domain nor
 * somebody on a line without TLS puts one in its place; the one without the prefix then counts for nothing.
 *
 * @param label its name without the prefix
 * @param secure whether the site is reached by HTTPS, and the cookie sent by that only
 */
public record HostCookie(String label, boolean secure) {
    private static final String PREFIX = "__Host-";

    /** By which a browser proves a person. */
    public static HostCookie session(boolean secure) {
        return new HostCookie("visant_session", secure);
    }

    public String name() {
        return secure ? PREFIX + label : label;
    }

    public NewCookie of(String value, Duration lifetime) {
        return cookie(value, Math.toIntExact(lifetime.toSeconds()));
    }

    /** Makes the browser forget it. */
    public NewCookie ended() {
        return cookie("", 0);
    }

    /** What it holds; empty if it is not among these, or holds nothing. */
    public Optional<String> in(Map<String, ? extends Cookie> cookies) {
        return Optional.<Cookie>ofNullable(cookies.get(name()))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty());
    }

    private NewCookie cookie(String value, int seconds) {
        return new NewCookie.Builder(name())
                .value(value)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
