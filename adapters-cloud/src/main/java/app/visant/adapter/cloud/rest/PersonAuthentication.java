package app.visant.adapter.cloud.rest;

import app.visant.domain.tenant.TokenRefused;
import io.dropwizard.auth.AuthFilter;
import io.dropwizard.auth.DefaultUnauthorizedHandler;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which person asks: by an access token, in a header or in a session's cookie.
 */
@Priority(Priorities.AUTHENTICATION)
final class PersonAuthentication extends AuthFilter<String, Person> {
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final People people;

    PersonAuthentication(People people) {
        this.people = people;
        this.unauthorizedHandler = new DefaultUnauthorizedHandler();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Person person = person(request).orElseThrow(TokenRefused::new);
        SecurityContext before = request.getSecurityContext();
        boolean secure = before != null && before.isSecure();
        request.setSecurityContext(new ProvedPerson(person, secure));
    }

    private Optional<Person> person(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        Cookie cookie = request.getCookies().get(SessionCookie.NAME);
        boolean byCookie = header == null && cookie != null;
        if (byCookie && !SAFE_METHODS.contains(request.getMethod()) && !isFromOwnSite(request)) {
            throw new ForeignSite();
        }
        return people.find(header, cookie == null ? null : cookie.getValue()).map(Person::new);
    }

    /** Browsers say where a request comes from; one that says nothing is too old to be trusted with a cookie. */
    private static boolean isFromOwnSite(ContainerRequestContext request) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        if (site != null) {
            return OWN_SITE.contains(site);
        }
        String origin = request.getHeaderString("Origin");
        return origin != null && hostOf(origin, request.getHeaderString(HttpHeaders.HOST));
    }

    private static boolean hostOf(String origin, @Nullable String host) {
        try {
            return URI.create(origin).getRawAuthority() != null
                    && URI.create(origin).getRawAuthority().equalsIgnoreCase(host);
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private record ProvedPerson(Person person, boolean secure) implements SecurityContext {
        @Override
        public Person getUserPrincipal() {
            return person;
        }

        @Override
        public boolean isUserInRole(String role) {
            return person.user().role().name().equalsIgnoreCase(role);
        }

        @Override
        public boolean isSecure() {
            return secure;
        }

        @Override
        public String getAuthenticationScheme() {
            return "Bearer";
        }
    }
}
