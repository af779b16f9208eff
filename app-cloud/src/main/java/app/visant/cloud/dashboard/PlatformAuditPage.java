package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.access.ForPlatform;
import app.visant.adapter.cloud.rest.AuditWanted;
import app.visant.adapter.cloud.rest.Caller;
import app.visant.adapter.cloud.rest.TenancyApi;
import app.visant.domain.audit.ChainId;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Who did what above organisations, newest first, and whether the installation's log is whole. */
@Path("/ui/platform/audit")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public final class PlatformAuditPage {
    private final AuditLists lists;

    public PlatformAuditPage(TenancyApi.Audit audit) {
        lists = new AuditLists(
                audit, new AuditLists.Place("platform-audit.ftlh", "/ui/platform/audit", "/v1/platform/audit/csv"));
    }

    @ForPlatform
    @GET
    public AuditContent show(
            @Auth Caller caller,
            @BeanParam AuditWanted wanted,
            @QueryParam("before") @DefaultValue("") String before,
            @QueryParam("check") boolean check) {
        return lists.show(caller.actor(), ChainId.INSTALLATION, wanted, before, check);
    }
}
