package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.Public;
import app.visant.contracts.people.v1.HealthAnswer;
import app.visant.contracts.people.v1.HealthCheckItem;
import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.HealthCheckRegistry;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the cloud can do its work, for load balancers. Says which part can't, and never why: that is in the log. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {
    /** Checks of the frameworks that say nothing of our work. */
    private static final Set<String> OTHERS = Set.of("deadlocks");

    private final String version;
    private final HealthCheckRegistry checks;

    HealthResource(String version, HealthCheckRegistry checks) {
        this.version = version;
        this.checks = checks;
    }

    @Public
    @GET
    public Response health() {
        Map<String, HealthCheck.Result> results = checks.runHealthChecks((name, check) -> !OTHERS.contains(name));
        List<HealthCheckItem> items = results.entrySet().stream()
                .map(each -> new HealthCheckItem(each.getKey(), each.getValue().isHealthy(), null))
                .toList();
        boolean healthy = items.stream().allMatch(HealthCheckItem::healthy);
        return Response.status(healthy ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE)
                .entity(new HealthAnswer(healthy ? "ok" : "failing", version, items))
                .header("Cache-Control", "no-store")
                .build();
    }
}
