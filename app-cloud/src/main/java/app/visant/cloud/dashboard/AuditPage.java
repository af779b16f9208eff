package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.access.Needs;
import app.visant.adapter.cloud.rest.AuditWanted;
import app.visant.adapter.cloud.rest.Caller;
import app.visant.adapter.cloud.rest.TenancyApi;
import app.visant.domain.access.Permission;
import app.visant.domain.audit.ChainId;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Who did what in an organisation, newest first, and whether the log is whole. */
@Path("/ui/audit")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public final class AuditPage {
    private final AuditLists lists;

    public AuditPage(TenancyApi.Audit audit) {
        lists = new AuditLists(audit, new AuditLists.Place("audit.ftlh", "/ui/audit", "/v1/audit/csv"));
    }

    @Needs(Permission.AUDIT_READ)
    @GET
    public AuditContent show(
            @Auth Caller caller,
            @BeanParam AuditWanted wanted,
            @QueryParam("before") @DefaultValue("") String before,
            @QueryParam("check") boolean check) {
        return lists.show(caller.actor(), ChainId.of(caller.organisation()), wanted, before, check);
    }
}
