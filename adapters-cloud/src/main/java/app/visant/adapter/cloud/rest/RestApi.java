package app.visant.adapter.cloud.rest;

import app.visant.domain.device.ActivateDevice;
import app.visant.domain.device.AdmitDevice;
import app.visant.domain.device.ClaimDevice;
import app.visant.domain.device.ConnectedDevices;
import app.visant.domain.device.DeviceBatches;
import app.visant.domain.device.DeviceReports;
import app.visant.domain.device.Devices;
import app.visant.domain.device.ManageDevice;
import app.visant.domain.device.ManageSettings;
import app.visant.domain.device.ManufactureDevices;
import app.visant.domain.device.TokenlessDevices;
import app.visant.domain.group.DecideReach;
import app.visant.domain.group.ManageGroups;
import app.visant.domain.intake.Captures;
import app.visant.domain.intake.Datalake;
import app.visant.domain.intake.KeepWithinQuota;
import app.visant.domain.intake.PaceBacklogs;
import app.visant.domain.intake.PacePreviews;
import app.visant.domain.intake.Previews;
import app.visant.domain.intake.ReceiveCapture;
import app.visant.domain.intake.ReceivePreviews;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.limit.Limits;
import app.visant.domain.plan.RedeemCode;
import app.visant.domain.platform.FreeDevice;
import app.visant.domain.schedule.ManageSchedules;
import app.visant.domain.trigger.DeliveredTriggers;
import app.visant.domain.trigger.ReleaseDevice;
import app.visant.domain.trigger.ReplaceDevice;
import app.visant.domain.trigger.RetireDevice;
import app.visant.domain.trigger.TrackCommands;
import app.visant.domain.trigger.TriggerNow;
import app.visant.domain.trigger.Triggers;
import com.codahale.metrics.health.HealthCheckRegistry;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** The HTTP API of devices and what they take, made of use cases and ports; and what is common to all routes. */
public final class RestApi {
    private final List<Object> resources;
    private final Callers callers;
    private final Bounds bounds;
    private final Limits limits;
    private final ClientAddresses addresses;

    public RestApi(UseCases use, Ports ports, Settings settings) {
        DeviceAuthentication devices = new DeviceAuthentication(use.admitDevice(), settings.addresses());
        Consumer<DeviceId> heard = ports.heard();
        callers = ports.callers();
        limits = ports.limits();
        addresses = settings.addresses();
        bounds = new Bounds(ports.reach(), ports.captures(), ports.previews(), use.manageSchedules());
        PaceBacklogs pace = new PaceBacklogs(settings.heartbeat().backlogPerSecond(), System::nanoTime);
        UploadGate gate = new UploadGate(ports.limits(), settings.addresses());
        UploadReader uploads = new UploadReader(settings.uploads());
        ManufactureResource manufacture = new ManufactureResource(use.manufactureDevices());
        resources = List.of(
                new DevicesResource(
                        ports.devices(),
                        use.manageDevice(),
                        use.retireDevice(),
                        use.releaseDevice(),
                        ports.reports(),
                        ports.connected(),
                        ports.captures(),
                        new TriggerSettings(use.manageSchedules()),
                        use.manageSettings(),
                        use.manageGroups()),
                new DeviceGroupsResource(use.manageGroups()),
                new DeviceActivationResource(
                        use.activateDevice(),
                        use.redeemCode(),
                        use.replaceDevice(),
                        use.manageDevice(),
                        use.claimDevice(),
                        new ClaimGate(limits),
                        ports.connected(),
                        manufacture,
                        settings.publicUrl()),
                manufacture,
                new OrganisationSettingsResource(use.tokenlessDevices()),
                new TriggersResource(use.triggerNow(), ports.triggers(), use.manageDevice(), ports.limits()),
                new BatchesResource(ports.batches(), new ClaimLinks(settings.publicUrl())),
                new LedgerResource(ports.delivered(), ports.reports(), use.manageDevice()),
                new SchedulesResource(use.manageSchedules(), use.manageDevice(), ports.clock()),
                new DeviceCommandsResource(
                        devices,
                        use.trackCommands(),
                        ports.reports(),
                        new DeviceBriefing(
                                use.manageDevice(),
                                use.manageSchedules(),
                                use.manageSettings(),
                                settings.heartbeat(),
                                ports.clock()),
                        settings.heartbeat(),
                        pace,
                        limits,
                        heard,
                        ports.heartbeats(),
                        ports.clock()),
                new CapturesResource(
                        devices, gate, uploads, pace, use.receiveCapture(), ports.captures(), ports.datalake(), heard),
                new PreviewsResource(
                        devices,
                        gate,
                        uploads,
                        new PacePreviews(settings.uploads().previewsPerSecond(), System::nanoTime),
                        use.receivePreviews(),
                        ports.previews(),
                        heard),
                new PlatformDevicesResource(use.freeDevice(), addresses),
                new StorageResource(ports.quota()),
                new VersionResource(settings.version(), ports.devices(), ports.reports()),
                new HealthResource(settings.version(), ports.health()),
                new DocumentationResource());
    }

    /** The server must not have mappers of its own for errors, and must read JSON by {@link RestJson#mapper()}. */
    public void register(JerseyEnvironment jersey) {
        resources.forEach(jersey::register);
        jersey.register(new Errors());
        jersey.register(BodyLimit.class);
        jersey.register(new AccessFeature(callers, bounds, limits, addresses));
        jersey.register(new AuthValueFactoryProvider.Binder<>(Caller.class));
    }

    /** What can be done. */
    public record UseCases(
            AdmitDevice admitDevice,
            ActivateDevice activateDevice,
            RedeemCode redeemCode,
            ClaimDevice claimDevice,
            TokenlessDevices tokenlessDevices,
            ManageDevice manageDevice,
            RetireDevice retireDevice,
            ReplaceDevice replaceDevice,
            ReleaseDevice releaseDevice,
            FreeDevice freeDevice,
            ManufactureDevices manufactureDevices,
            ManageSchedules manageSchedules,
            ManageSettings manageSettings,
            ManageGroups manageGroups,
            TriggerNow triggerNow,
            TrackCommands trackCommands,
            ReceiveCapture receiveCapture,
            ReceivePreviews receivePreviews) {}

    /**
     * What can be looked at.
     *
     * @param heard told of each device that has just proved itself; must not block
     * @param heartbeats told of each device that has sent a heartbeat; must not block
     */
    public record Ports(
            Callers callers,
            DecideReach reach,
            Devices devices,
            DeviceBatches batches,
            DeviceReports reports,
            ConnectedDevices connected,
            Triggers triggers,
            DeliveredTriggers delivered,
            Captures captures,
            Previews previews,
            Datalake datalake,
            HealthCheckRegistry health,
            Consumer<DeviceId> heard,
            Consumer<DeviceId> heartbeats,
            Limits limits,
            KeepWithinQuota quota,
            InstantSource clock) {}

    /**
     * @param version of the cloud, as it is shown
     * @param publicUrl where people and devices find the cloud
     */
    public record Settings(
            String version,
            URI publicUrl,
            ClientAddresses addresses,
            UploadLimits uploads,
            HeartbeatSettings heartbeat) {}
}
