package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.Needs;
import app.visant.contracts.WireJson;
import app.visant.contracts.device.v1.HeartbeatLedger;
import app.visant.contracts.device.v1.HeartbeatRequest;
import app.visant.contracts.people.v1.LedgerAnswer;
import app.visant.contracts.people.v1.LedgerCounts;
import app.visant.contracts.people.v1.LedgerTrigger;
import app.visant.domain.access.Permission;
import app.visant.domain.device.DeviceReport;
import app.visant.domain.device.DeviceReports;
import app.visant.domain.device.ManageDevice;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.Page;
import app.visant.domain.ledger.Accounting;
import app.visant.domain.trigger.DeliveredTriggers;
import app.visant.domain.trigger.DeliveredTriggers.Accounts;
import app.visant.domain.trigger.DeliveredTriggers.Unsettled;
import app.visant.domain.trigger.Trigger;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A device's own account of its triggers beside the cloud's. */
@Path("/v1/devices")
@Produces(MediaType.APPLICATION_JSON)
public final class LedgerResource {
    private final DeliveredTriggers delivered;
    private final DeviceReports reports;
    private final ManageDevice manage;

    LedgerResource(DeliveredTriggers delivered, DeviceReports reports, ManageDevice manage) {
        this.delivered = delivered;
        this.reports = reports;
        this.manage = manage;
    }

    @Needs(Permission.DEVICES_READ)
    @GET
    @Path("/{device_id}/ledger")
    public Response compare(
            @Auth Caller caller,
            @PathParam("device_id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset) {
        DeviceId device = manage.get(caller.organisation(), new DeviceId(id)).id();
        Page<Unsettled> page = delivered.unsettled(caller.organisation(), device, Query.slice(limit, offset));
        Optional<DeviceReport> report = reports.find(caller.organisation(), device);
        HeartbeatLedger own = report.map(LedgerResource::ledger).orElse(null);
        Instant since = own == null || own.since() == null ? Instant.EPOCH : own.since();
        Instant at = report.map(DeviceReport::receivedAt).orElse(Instant.EPOCH);
        Accounts accounts = delivered.accounts(caller.organisation(), device, since, at);
        LedgerAnswer answer = report.isEmpty() || own == null
                ? answer(device, accounts.all(), page, null, null, null)
                : answer(device, accounts.all(), page, report.get(), own, accounts.delivered());
        return Response.ok(answer).header("X-Total-Count", page.total()).build();
    }

    private static LedgerAnswer answer(
            DeviceId device,
            Accounting all,
            Page<Unsettled> page,
            @Nullable DeviceReport report,
            @Nullable HeartbeatLedger own,
            @Nullable Accounting delivered) {
        Accounting said = own == null ? null : accounting(own);
        Accounting difference = said == null || delivered == null ? null : said.minus(delivered);
        return new LedgerAnswer(
                device.value(),
                counts(all),
                report == null ? null : report.receivedAt(),
                own == null ? null : own.since(),
                said == null ? null : counts(said),
                delivered == null ? null : counts(delivered),
                difference == null ? null : counts(difference),
                difference == null ? null : difference.equals(Accounting.NOTHING),
                page.items().stream().map(LedgerResource::trigger).toList());
    }

    private static @Nullable HeartbeatLedger ledger(DeviceReport report) {
        try {
            return WireJson.mapper()
                    .readValue(report.detailsJson(), HeartbeatRequest.class)
                    .ledger();
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("The report of device " + report.device() + " can't be read", damaged);
        }
    }

    private static Accounting accounting(HeartbeatLedger own) {
        long ended = own.executed() + own.failed() + own.expired() + own.skipped() + own.evicted();
        return new Accounting(
                own.planned(),
                own.executed(),
                own.failed(),
                own.expired(),
                own.skipped(),
                own.evicted(),
                own.planned() - ended);
    }

    private static LedgerCounts counts(Accounting sum) {
        return new LedgerCounts(
                sum.planned(), sum.executed(), sum.failed(), sum.expired(), sum.skipped(), sum.evicted(), sum.open());
    }

    private static LedgerTrigger trigger(Unsettled unsettled) {
        Trigger trigger = unsettled.trigger();
        return new LedgerTrigger(
                trigger.id().value(),
                Words.of(trigger.type()),
                trigger.label(),
                trigger.plannedAt(),
                Words.of(trigger.state()),
                trigger.reason(),
                unsettled.said() == null ? null : Words.of(unsettled.said()));
    }
}
