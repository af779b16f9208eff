package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.ForPlatform;
import app.visant.contracts.people.v1.AuditItem;
import app.visant.contracts.people.v1.AuditVerificationAnswer;
import app.visant.domain.audit.AuditLog;
import app.visant.domain.audit.ChainId;
import app.visant.domain.audit.VerifyAuditLog;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who did what above organisations. */
@Path("/v1/platform/audit")
@Produces(MediaType.APPLICATION_JSON)
public final class PlatformAuditResource {
    private final AuditLog log;
    private final VerifyAuditLog verify;

    PlatformAuditResource(TenancyApi.Audit audit) {
        log = audit.log();
        verify = audit.verify();
    }

    @ForPlatform
    @GET
    public List<AuditItem> list(
            @BeanParam AuditWanted wanted,
            @QueryParam("before") @Nullable String before,
            @QueryParam("limit") @Nullable String limit) {
        return AuditWire.list(log, ChainId.INSTALLATION, wanted, before, limit);
    }

    @ForPlatform
    @GET
    @Path("/csv")
    @Produces({AuditCsv.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    public Response csv(@BeanParam AuditWanted wanted) {
        return AuditCsv.answer(log, ChainId.INSTALLATION, wanted, "platform-audit.csv");
    }

    @ForPlatform
    @GET
    @Path("/verification")
    public AuditVerificationAnswer verify(
            @QueryParam("number") @Nullable String number, @QueryParam("hash") @Nullable String hash) {
        return AuditWire.answer(verify.verify(ChainId.INSTALLATION, AuditWire.mark(number, hash)));
    }
}
