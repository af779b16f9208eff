package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.Needs;
import app.visant.contracts.people.v1.AuditItem;
import app.visant.contracts.people.v1.AuditVerificationAnswer;
import app.visant.domain.access.Permission;
import app.visant.domain.audit.AuditLog;
import app.visant.domain.audit.ChainId;
import app.visant.domain.audit.VerifyAuditLog;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who did what in an organisation. */
@Path("/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
public final class AuditResource {
    private final AuditLog log;
    private final VerifyAuditLog verify;

    AuditResource(TenancyApi.Audit audit) {
        log = audit.log();
        verify = audit.verify();
    }

    @Needs(Permission.AUDIT_READ)
    @GET
    public List<AuditItem> list(
            @Auth Caller caller,
            @BeanParam AuditWanted wanted,
            @QueryParam("before") @Nullable String before,
            @QueryParam("limit") @Nullable String limit) {
        return AuditWire.list(log, ChainId.of(caller.organisation()), wanted, before, limit);
    }

    @Needs(Permission.AUDIT_READ)
    @GET
    @Path("/csv")
    @Produces({AuditCsv.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    public Response csv(@Auth Caller caller, @BeanParam AuditWanted wanted) {
        return AuditCsv.answer(log, ChainId.of(caller.organisation()), wanted, "audit.csv");
    }

    @Needs(Permission.AUDIT_READ)
    @GET
    @Path("/verification")
    public AuditVerificationAnswer verify(
            @Auth Caller caller,
            @QueryParam("number") @Nullable String number,
            @QueryParam("hash") @Nullable String hash) {
        return AuditWire.answer(verify.verify(ChainId.of(caller.organisation()), AuditWire.mark(number, hash)));
    }
}
