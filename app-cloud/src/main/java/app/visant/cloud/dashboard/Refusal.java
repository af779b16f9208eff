package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.http.Problems;
import app.visant.domain.kernel.VisantException;
import io.dropwizard.views.common.View;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Pages that say why something can't be done. */
final class Refusal {
    private Refusal() {}

    /** @param page may hold secrets: no browser keeps it */
    static Response of(VisantException why, View page) {
        Response.ResponseBuilder response =
                Response.status(Problems.status(why.kind())).entity(page).header(HttpHeaders.CACHE_CONTROL, "no-store");
        why.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, Problems.seconds(wait)));
        return response.build();
    }
}
