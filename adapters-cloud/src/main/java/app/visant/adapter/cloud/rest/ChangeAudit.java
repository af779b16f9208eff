package app.visant.adapter.cloud.rest;

import app.visant.contracts.people.v1.TokenAnswer;
import app.visant.domain.access.Actor;
import app.visant.domain.audit.Entry;
import app.visant.domain.audit.Outcome;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a change on record before it is made, and afterwards what came of it. One that can't be put on record is not made; one whose
 * end can't be has been begun for whoever reads the log.
 */
@Priority(Priorities.AUTHORIZATION)
final class ChangeAudit implements ContainerRequestFilter, ContainerResponseFilter {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeAudit.class);
    private static final String BEGUN = "app.visant.audit.begun";

    private final AuditTrail trail;
    private final Callers callers;

    ChangeAudit(AuditTrail trail, Callers callers) {
        this.trail = trail;
        this.callers = callers;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(BEGUN, trail.begin(request));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Outcome outcome = outcome(request, response);
        try {
            if (request.getProperty(BEGUN) instanceof Entry begun) {
                trail.end(begun, outcome);
                if (AuditTrail.actor(request).isEmpty()) {
                    proved(response).ifPresent(actor -> trail.seen(request, Optional.of(actor), outcome));
                }
            } else if (AuditTrail.actor(request).isPresent()) {
                trail.seen(request, AuditTrail.actor(request), outcome);
            }
        } catch (RuntimeException unrecorded) {
            LOG.error("What came of {} is not on record: {}", trail.action(), outcome, unrecorded);
        }
    }

    private static Outcome outcome(ContainerRequestContext request, ContainerResponseContext response) {
        Map<String, String> facts = new TreeMap<>(Facts.asked(request));
        facts.putAll(Facts.of(response.getEntity()));
        return new Outcome(response.getStatus(), Facts.code(response), facts);
    }

    /** Whom the answer proves from now on: who logged in, or joined. */
    private Optional<Actor> proved(ContainerResponseContext response) {
        if (response.getEntity() instanceof TokenAnswer tokens) {
            return callers.find("Bearer " + tokens.accessToken(), null).map(visitor -> visitor.actor());
        }
        return callers.session(response.getCookies())
                .flatMap(session -> callers.find(null, session))
                .map(visitor -> visitor.actor());
    }
}
