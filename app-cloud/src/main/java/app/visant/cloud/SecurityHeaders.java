package app.visant.cloud;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** What browsers are told about all that comes from here: it is what it says it is, and it keeps to itself. */
final class SecurityHeaders extends HttpFilter {
    /** Nothing but files of ours: no script and no style in a page itself. Pictures in data are those of the API's page. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", POLICY,
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");

    private final boolean https;

    SecurityHeaders(boolean https) {
        this.https = https;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HEADERS.forEach(response::setHeader);
        if (https) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        // What may be kept in another way says so itself, in the place of this.
        response.setHeader("Cache-Control", isPersonal(request.getRequestURI()) ? "no-store" : "no-cache");
        chain.doFilter(request, response);
    }

    private static boolean isPersonal(String path) {
        return path.startsWith("/v1/") || (path.startsWith("/ui/") && !path.startsWith("/ui/assets/"));
    }
}
