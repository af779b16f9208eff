package app.visant.adapter.cloud.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a browser sends a request for a page of this site. Browsers say so themselves, and pages can't make them say
 * something else.
 */
final class OwnSite {
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");
    private static final String SITE = "Sec-Fetch-Site";
    private static final String ORIGIN = "Origin";

    private OwnSite() {}

    /** @throws ForeignSite if it is a change, and the browser does not say that a page of this site asked for it */
    static void requireProved(ContainerRequestContext request) {
        if (!isSafe(request) && !(says(request) && isOwn(request))) {
            throw new ForeignSite();
        }
    }

    /**
     * For changes that no cookie proves, which programs may send too: they say nothing of sites.
     *
     * @throws ForeignSite if it is a change, and the browser says that another site's page asked for it
     */
    static void refuseForeign(ContainerRequestContext request) {
        if (!isSafe(request) && says(request) && !isOwn(request)) {
            throw new ForeignSite();
        }
    }

    private static boolean isSafe(ContainerRequestContext request) {
        return SAFE_METHODS.contains(request.getMethod());
    }

    /** A browser that says nothing is too old to be trusted with a cookie. */
    private static boolean says(ContainerRequestContext request) {
        return request.getHeaderString(SITE) != null || request.getHeaderString(ORIGIN) != null;
    }

    private static boolean isOwn(ContainerRequestContext request) {
        String site = request.getHeaderString(SITE);
        return site == null
                ? hostOf(request.getHeaderString(ORIGIN), request.getHeaderString(HttpHeaders.HOST))
                : OWN.contains(site);
    }

    private static boolean hostOf(@Nullable String origin, @Nullable String host) {
        if (origin == null) {
            return false;
        }
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
