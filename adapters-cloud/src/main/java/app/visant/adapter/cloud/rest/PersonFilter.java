package app.visant.adapter.cloud.rest;

import app.visant.domain.access.Access;
import app.visant.domain.access.NotAllowed;
import app.visant.domain.access.Permission;
import app.visant.domain.kernel.VisantException;
import app.visant.domain.tenant.TokenRefused;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.util.Optional;

/** Stands before the routes for people: finds out who asks, by an access token or a session's cookie, and what they may. */
@Priority(Priorities.AUTHENTICATION)
final class PersonFilter implements ContainerRequestFilter {
    private static final int MOST_READ_OUT = 64 << 10;

    private final People people;
    private final Optional<Permission> needed;
    private final boolean page;

    /** @param page whether a person reads the answer, who is led to the log-in if need be */
    PersonFilter(People people, Optional<Permission> needed, boolean page) {
        this.people = people;
        this.needed = needed;
        this.page = page;
    }

    /**
     * @throws TokenRefused if nobody proved themselves
     * @throws NotAllowed if their role does not allow it
     * @throws ForeignSite if another site's page sends their cookie with a change
     */
    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        try {
            admit(request);
        } catch (VisantException refused) {
            readOut(request);
            throw refused;
        }
    }

    private void admit(ContainerRequestContext request) {
        Optional<Person> person = find(people, request);
        if (person.isPresent()) {
            needed.ifPresent(permission -> Access.require(person.get().user(), permission));
            request.setSecurityContext(new Proved(person.get(), isSecure(request)));
        } else if (page) {
            request.abortWith(Response.seeOther(UriBuilder.fromPath("/ui/login")
                            .queryParam(
                                    "next", request.getUriInfo().getRequestUri().getPath())
                            .build())
                    .build());
        } else {
            throw new TokenRefused();
        }
    }

    /** A connection with a request in it that is not read ends with the answer, without a word to the other side. */
    private static void readOut(ContainerRequestContext request) throws IOException {
        long left = MOST_READ_OUT;
        for (long skipped = 1; skipped > 0 && left > 0; left -= skipped) {
            skipped = request.getEntityStream().skip(left);
        }
    }

    private static Optional<Person> find(People people, ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        Cookie cookie = request.getCookies().get(SessionCookie.NAME);
        if (header == null && cookie != null) {
            OwnSite.requireProved(request);
        }
        return people.find(header, cookie == null ? null : cookie.getValue()).map(Person::new);
    }

    private static boolean isSecure(ContainerRequestContext request) {
        SecurityContext before = request.getSecurityContext();
        return before != null && before.isSecure();
    }

    /** Stands before the routes for everybody: those who proved themselves are known to it all the same. */
    @Priority(Priorities.AUTHENTICATION)
    static final class IfAny implements ContainerRequestFilter {
        private final People people;

        IfAny(People people) {
            this.people = people;
        }

        @Override
        public void filter(ContainerRequestContext request) {
            OwnSite.refuseForeign(request);
            find(people, request)
                    .ifPresent(person -> request.setSecurityContext(new Proved(person, isSecure(request))));
        }
    }

    private record Proved(Person person, boolean secure) implements SecurityContext {
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
