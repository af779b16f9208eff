package app.visant.domain.trigger;

import app.visant.domain.command.CommandType;
import app.visant.domain.command.NewCommand;
import app.visant.domain.command.Wakeups;
import app.visant.domain.device.ConnectedDevices;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceNotActive;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.device.Devices;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.live.LiveEvents;
import app.visant.domain.tenant.PlanLapsed;
import app.visant.domain.tenant.RequirePlan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** A person asks for a picture now. */
public final class TriggerNow {
    /** How long the device may take to come and fetch the command. */
    public static final Duration EXPIRY = Duration.ofMinutes(5);

    private final RequirePlan plan;
    private final Devices devices;
    private final Triggers triggers;
    private final ConnectedDevices connected;
    private final Wakeups wakeups;
    private final LiveEvents live;
    private final Ids ids;
    private final InstantSource clock;

    public TriggerNow(
            RequirePlan plan,
            Devices devices,
            Triggers triggers,
            ConnectedDevices connected,
            Wakeups wakeups,
            LiveEvents live,
            Ids ids,
            InstantSource clock) {
        this.plan = plan;
        this.devices = devices;
        this.triggers = triggers;
        this.connected = connected;
        this.wakeups = wakeups;
        this.live = live;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @return the trigger, and whether the device is listening at this moment; if not, the command waits for it
     * @throws NotFound if the organisation has no such device
     * @throws DeviceNotActive if it is not active
     * @throws PlanLapsed if the organisation has no plan in force
     */
    public Issued trigger(OrganisationId organisation, DeviceId id) {
        Device device = devices.find(organisation, id).orElseThrow(() -> new NotFound("device", id.value()));
        if (device.status() != DeviceStatus.ACTIVE) {
            throw new DeviceNotActive(id);
        }
        plan.of(organisation);
        Instant now = clock.instant();
        TriggerId triggerId = new TriggerId("manual_" + ids.newUuid());
        Trigger trigger = Trigger.pending(triggerId, organisation, id, TriggerType.MANUAL, "manual", null, now, now);
        triggers.issue(trigger, captureCommand(trigger, now.plus(EXPIRY), true));
        wakeups.wake(List.of(id));
        live.publish(TriggerChanged.of(trigger));
        return new Issued(trigger, connected.isConnected(id));
    }

    /** The command that carries a trigger out; its id is made from the trigger's, so that both sides name it alike. */
    static NewCommand captureCommand(Trigger trigger, Instant expiresAt, boolean manual) {
        return new NewCommand(
                new CommandId(trigger.id().value()),
                trigger.organisation(),
                trigger.device(),
                CommandType.CAPTURE,
                trigger.id(),
                trigger.label(),
                manual,
                trigger.createdAt(),
                expiresAt);
    }

    /** The trigger that was made. */
    public record Issued(Trigger trigger, boolean connected) {}
}
