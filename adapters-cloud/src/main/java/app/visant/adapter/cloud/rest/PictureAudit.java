package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.http.Problems;
import app.visant.domain.access.Actor;
import app.visant.domain.audit.Outcome;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts on record who sees a picture, before its first byte is sent; a picture that can't be put on record is not shown. */
@Priority(Priorities.AUTHORIZATION)
final class PictureAudit implements ContainerResponseFilter {
    private static final Logger LOG = LoggerFactory.getLogger(PictureAudit.class);
    private static final int NOT_FOUND = 404;

    private final AuditTrail trail;

    PictureAudit(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Optional<Actor> actor = AuditTrail.actor(request);
        if (actor.isEmpty() || response.getStatus() == NOT_FOUND) {
            return;
        }
        try {
            trail.seen(request, actor, new Outcome(response.getStatus(), Facts.code(response), Map.of()));
        } catch (RuntimeException unrecorded) {
            LOG.error("A picture is not shown since that can't be put on record", unrecorded);
            response.getHeaders().clear();
            response.setStatus(503);
            response.setEntity(
                    Problems.json(Problems.of(503, "not_on_record", "The audit log can't be written.")),
                    null,
                    MediaType.valueOf(Problems.MEDIA_TYPE));
            Problems.retryAfter(503).ifPresent(seconds -> response.getHeaders().putSingle("Retry-After", seconds));
        }
    }
}
