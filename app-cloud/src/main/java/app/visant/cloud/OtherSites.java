package app.visant.cloud;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets pages of other sites that the operator names use the API (CORS), as programs do: by tokens. A session's cookie is not looked
 * at in what they send, so that nobody can do anything there in the name of who is logged in here.
 */
final class OtherSites extends HttpFilter {
    private static final String API = "/v1/";
    private static final String ORIGIN = "Origin";
    private static final Set<String> OF_BROWSERS = Set.of("origin", "cookie", "sec-fetch-site");

    private final transient Set<String> origins;

    /** @param origins such as {@code https://app.example.org} */
    OtherSites(Set<String> origins) {
        this.origins = Set.copyOf(origins);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!request.getRequestURI().startsWith(API)) {
            chain.doFilter(request, response);
            return;
        }
        response.addHeader("Vary", ORIGIN);
        String origin = request.getHeader(ORIGIN);
        if (origin == null || !origins.contains(origin)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Access-Control-Allow-Origin", origin);
        response.setHeader("Access-Control-Expose-Headers", "ETag, Location, Retry-After, X-Total-Count");
        if (isAsked(request)) {
            response.setHeader("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE");
            response.setHeader(
                    "Access-Control-Allow-Headers", "Authorization, Content-Type, If-None-Match, Last-Event-ID");
            response.setHeader("Access-Control-Max-Age", "600");
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        chain.doFilter(new OfAProgram(request), response);
    }

    /** Whether a browser asks beforehand if it may send something. */
    private static boolean isAsked(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
    }

    /** The request without what a browser says of itself. */
    private static final class OfAProgram extends HttpServletRequestWrapper {
        OfAProgram(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isKept(name) ? super.getHeader(name) : null;
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isKept(name) ? super.getHeaders(name) : Collections.emptyEnumeration();
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                    .filter(OfAProgram::isKept)
                    .toList());
        }

        @Override
        public Cookie @Nullable [] getCookies() {
            return null;
        }

        private static boolean isKept(String name) {
            return !OF_BROWSERS.contains(name.toLowerCase(Locale.ROOT));
        }
    }
}
