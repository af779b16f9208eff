package app.visant.adapter.cloud.rest;

import app.visant.domain.access.Actor;
import app.visant.domain.audit.ChainId;
import app.visant.domain.audit.Entry;
import app.visant.domain.audit.Outcome;
import app.visant.domain.audit.RecordDeeds;
import app.visant.domain.audit.Who;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What goes on record of one route.
 *
 * @param platform whether it is for those who stand above organisations: what they do there is on the installation's record
 * @param address where the present request comes from
 */
record AuditTrail(RecordDeeds record, String action, boolean platform, Supplier<String> address) {
    /** Who proved themselves, if anybody did. */
    static Optional<Actor> actor(ContainerRequestContext request) {
        return request.getSecurityContext().getUserPrincipal() instanceof Caller caller
                ? Optional.of(caller.actor())
                : Optional.empty();
    }

    Entry begin(ContainerRequestContext request) {
        Optional<Actor> actor = actor(request);
        return record.begin(chain(actor), who(actor), action, path(request));
    }

    void end(Entry begun, Outcome outcome) {
        record.end(begun, outcome);
    }

    void seen(ContainerRequestContext request, Optional<Actor> actor, Outcome outcome) {
        record.seen(chain(actor), who(actor), action, path(request), outcome);
    }

    private ChainId chain(Optional<Actor> actor) {
        return platform
                ? ChainId.INSTALLATION
                : actor.map(known -> ChainId.of(known.organisation())).orElse(ChainId.INSTALLATION);
    }

    private Who who(Optional<Actor> actor) {
        String from = address.get();
        return actor.map(known -> Who.of(known, from)).orElseGet(() -> Who.nobody(from));
    }

    /** Without the query, which may hold a secret, and of a code that anybody may redeem its beginning alone. */
    private static String path(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        String path = uri.getRequestUri().getRawPath();
        String code = uri.getPathParameters(false).getFirst("code");
        return code == null ? path : path.replace("/" + code, "/" + Facts.beginning(code));
    }
}
