package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.Visitor;
import app.visant.domain.access.Actor;
import app.visant.domain.access.NotAllowed;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.VisantException;
import app.visant.domain.limit.TooManyRequests;
import app.visant.domain.tenant.TokenRefused;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Stands before the routes that need a token: finds out who asks, by an access token or a session's cookie, and what they may. */
@Priority(Priorities.AUTHENTICATION)
final class CallerFilter implements ContainerRequestFilter {
    private static final int MOST_READ_OUT = 64 << 10;

    private static final Pattern DEVICE = Pattern.compile("device=[A-Za-z0-9_-]{1,64}");

    private final Callers callers;
    private final Bounds bounds;
    private final RequestGate gate;
    private final Consumer<Caller> requirement;
    private final boolean page;

    /**
     * @param requirement throws what refuses a caller who may not do this
     * @param page whether a person reads the answer, who is led to the log-in if need be
     */
    CallerFilter(Callers callers, Bounds bounds, RequestGate gate, Consumer<Caller> requirement, boolean page) {
        this.callers = callers;
        this.bounds = bounds;
        this.gate = gate;
        this.requirement = requirement;
        this.page = page;
    }

    /**
     * @throws TokenRefused if nobody proved themselves
     * @throws NotAllowed if their role or key does not allow it
     * @throws PeopleOnly if a program asks for what is for people
     * @throws NotFound if it is about a device that they do not reach
     * @throws TooManyRequests if they ask too often; nothing of it goes on record
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
        Optional<Visitor> visitor = find(callers, request);
        if (visitor.isPresent()) {
            gate.admit(visitor.get());
            Caller caller = bounds.caller(visitor.get());
            refuseProgramsOnPages(caller);
            request.setSecurityContext(new Proved(caller, isSecure(request)));
            requirement.accept(caller);
            keepWithinBounds(caller, request);
        } else if (page) {
            request.abortWith(Response.seeOther(UriBuilder.fromPath("/ui/login")
                            .queryParam("next", comeBack(request.getUriInfo().getRequestUri()))
                            .build())
                    .build());
        } else {
            throw new TokenRefused();
        }
    }

    private void refuseProgramsOnPages(Caller caller) {
        if (page && caller.actor() instanceof Actor.Program) {
            throw new PeopleOnly();
        }
    }

    /** The page that was asked for; of what it was asked, only which device, as a code that is printed on one does. */
    private static String comeBack(URI asked) {
        String query = asked.getRawQuery();
        return query != null && DEVICE.matcher(query).matches() ? asked.getPath() + "?" + query : asked.getPath();
    }

    private void keepWithinBounds(Caller caller, ContainerRequestContext request) {
        try {
            bounds.keep(caller, request.getUriInfo().getPathParameters());
        } catch (NotFound beyond) {
            if (!page) {
                throw beyond;
            }
            request.abortWith(Response.seeOther(URI.create("/ui/dashboard")).build());
        }
    }

    /** A connection with a request in it that is not read ends with the answer, without a word to the other side. */
    static void readOut(ContainerRequestContext request) throws IOException {
        long left = MOST_READ_OUT;
        for (long skipped = 1; skipped > 0 && left > 0; left -= skipped) {
            skipped = request.getEntityStream().skip(left);
        }
    }

    private static Optional<Visitor> find(Callers callers, ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        Optional<String> session = callers.session(request.getCookies());
        if (header == null && session.isPresent()) {
            OwnSite.requireProved(request);
        }
        return callers.find(header, session.orElse(null));
    }

    private static boolean isSecure(ContainerRequestContext request) {
        SecurityContext before = request.getSecurityContext();
        return before != null && before.isSecure();
    }

    /** Stands before the routes for everybody: those who proved themselves are known to it all the same. */
    @Priority(Priorities.AUTHENTICATION)
    static final class IfAny implements ContainerRequestFilter {
        private final Callers callers;
        private final Bounds bounds;
        private final RequestGate gate;

        IfAny(Callers callers, Bounds bounds, RequestGate gate) {
            this.callers = callers;
            this.bounds = bounds;
            this.gate = gate;
        }

        @Override
        public void filter(ContainerRequestContext request) throws IOException {
            OwnSite.refuseForeign(request);
            Optional<Visitor> visitor = find(callers, request);
            try {
                gate.admit(visitor);
            } catch (TooManyRequests refused) {
                readOut(request);
                throw refused;
            }
            visitor.map(bounds::caller)
                    .ifPresent(caller -> request.setSecurityContext(new Proved(caller, isSecure(request))));
        }
    }

    private record Proved(Caller caller, boolean secure) implements SecurityContext {
        @Override
        public Caller getUserPrincipal() {
            return caller;
        }

        @Override
        public boolean isUserInRole(String role) {
            throw new UnsupportedOperationException("routes declare permissions, not roles such as " + role);
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
