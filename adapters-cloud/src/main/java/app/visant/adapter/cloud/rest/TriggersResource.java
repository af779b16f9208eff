package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.Needs;
import app.visant.contracts.people.v1.AccountingAnswer;
import app.visant.contracts.people.v1.TriggerAnswer;
import app.visant.contracts.people.v1.TriggerItem;
import app.visant.domain.access.Permission;
import app.visant.domain.device.ManageDevice;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.ledger.Accounting;
import app.visant.domain.limit.Limit;
import app.visant.domain.limit.Limits;
import app.visant.domain.limit.Limits.Claim;
import app.visant.domain.trigger.Trigger;
import app.visant.domain.trigger.TriggerFilter;
import app.visant.domain.trigger.TriggerNow;
import app.visant.domain.trigger.TriggerState;
import app.visant.domain.trigger.Triggers;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A device's triggers: one now, those that were, and their sum. */
@Path("/v1/devices")
@Produces(MediaType.APPLICATION_JSON)
public final class TriggersResource {
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    private final TriggerNow triggerNow;
    private final Triggers triggers;
    private final ManageDevice manage;
    private final Limits limits;

    TriggersResource(TriggerNow triggerNow, Triggers triggers, ManageDevice manage, Limits limits) {
        this.triggerNow = triggerNow;
        this.triggers = triggers;
        this.manage = manage;
        this.limits = limits;
    }

    @Needs(Permission.CAPTURES_TRIGGER)
    @POST
    @Path("/{device_id}/trigger")
    public TriggerAnswer trigger(@Auth Caller caller, @PathParam("device_id") String id) {
        DeviceId device = manage.get(caller.organisation(), new DeviceId(id)).id();
        String organisation = caller.organisation().toString();
        limits.require(
                new Claim(Limit.COMMANDS_TO_DEVICE, organisation + " " + device),
                new Claim(Limit.COMMANDS_OF_CALLER, organisation + " " + caller.getName()),
                new Claim(Limit.COMMANDS_OF_ORGANISATION, organisation));
        TriggerNow.Issued issued = triggerNow.trigger(caller.organisation(), device);
        return new TriggerAnswer(issued.trigger().id().value(), "sent", id, issued.connected());
    }

    @Needs(Permission.DEVICES_READ)
    @GET
    @Path("/{device_id}/triggers")
    public Response history(
            @Auth Caller caller,
            @PathParam("device_id") String id,
            @QueryParam("state") @Nullable String state,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset) {
        DeviceId device = manage.get(caller.organisation(), new DeviceId(id)).id();
        TriggerFilter filter =
                new TriggerFilter(Query.triggerStates(state), Query.instant("from", from), Query.instant("to", to));
        return Query.page(
                triggers.ofDevice(caller.organisation(), device, filter, Query.slice(limit, offset)),
                TriggersResource::item);
    }

    @Needs(Permission.DEVICES_READ)
    @GET
    @Path("/{device_id}/accounting")
    public AccountingAnswer accounting(
            @Auth Caller caller,
            @PathParam("device_id") String id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        DeviceId device = manage.get(caller.organisation(), new DeviceId(id)).id();
        Instant start = Query.instant("from", from);
        Instant end = Query.instant("to", to);
        Accounting sum = triggers.accounting(
                caller.organisation(),
                Optional.of(device),
                Objects.requireNonNullElse(start, Instant.EPOCH),
                Objects.requireNonNullElse(end, END_OF_TIME));
        return new AccountingAnswer(
                id,
                start,
                end,
                sum.planned(),
                sum.executed(),
                sum.failed(),
                sum.expired(),
                sum.skipped(),
                sum.evicted(),
                sum.open());
    }

    private static TriggerItem item(Trigger trigger) {
        return new TriggerItem(
                trigger.id().value(),
                trigger.device().value(),
                Words.of(trigger.type()),
                trigger.label(),
                Words.of(trigger.state()),
                trigger.reason(),
                trigger.plannedAt(),
                trigger.sentAt(),
                trigger.receivedAt(),
                trigger.state() == TriggerState.EXECUTED ? trigger.endedAt() : null,
                trigger.endedAt(),
                null,
                trigger.schedule() == null ? null : trigger.schedule().toString(),
                trigger.capture() == null ? null : trigger.capture().value(),
                trigger.lostPicture() == null ? null : trigger.lostPicture().hex());
    }
}
