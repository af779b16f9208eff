package app.visant.cloud;

import app.visant.adapter.cloud.image.JpegThumbnails;
import app.visant.adapter.cloud.image.ThumbnailWorker;
import app.visant.adapter.cloud.postgres.PostgresAdapters;
import app.visant.adapter.cloud.postgres.PostgresDispatch;
import app.visant.adapter.cloud.rest.RestApi;
import app.visant.adapter.cloud.stream.DeviceStreams;
import app.visant.cloud.config.CloudConfiguration;
import app.visant.domain.account.VerifiedPeople;
import app.visant.domain.command.CommandLog;
import app.visant.domain.command.Wakeups;
import app.visant.domain.device.ActivateDevice;
import app.visant.domain.device.AdmitDevice;
import app.visant.domain.device.AuthenticateDevice;
import app.visant.domain.device.ClaimDevice;
import app.visant.domain.device.ConnectedDevices;
import app.visant.domain.device.Devices;
import app.visant.domain.device.ManageDevice;
import app.visant.domain.device.ManageSettings;
import app.visant.domain.device.ManufactureDevices;
import app.visant.domain.device.TokenlessDevices;
import app.visant.domain.group.DecideReach;
import app.visant.domain.group.ManageGroups;
import app.visant.domain.intake.CaptureStored;
import app.visant.domain.intake.KeepWithinQuota;
import app.visant.domain.intake.MakeThumbnails;
import app.visant.domain.intake.ReceiveCapture;
import app.visant.domain.intake.ReceivePreviews;
import app.visant.domain.kernel.Ids;
import app.visant.domain.limit.Limits;
import app.visant.domain.live.LiveEvents;
import app.visant.domain.platform.FreeDevice;
import app.visant.domain.schedule.ManageSchedules;
import app.visant.domain.schedule.Schedules;
import app.visant.domain.tenant.RequirePlan;
import app.visant.domain.trigger.PlanTriggers;
import app.visant.domain.trigger.ReleaseDevice;
import app.visant.domain.trigger.ReplaceDevice;
import app.visant.domain.trigger.RetireDevice;
import app.visant.domain.trigger.TrackCommands;
import app.visant.domain.trigger.TriggerNow;
import app.visant.domain.trigger.Triggers;
import com.codahale.metrics.health.HealthCheckRegistry;
import java.time.InstantSource;

/** The part of the bill of materials that is about devices: how they are managed, when they take pictures, and what becomes of these. */
final class Fleet {
    private final CloudConfiguration configuration;
    private final Storage storage;
    private final DeviceStreams streams;
    private final Tenancy tenancy;
    private final Limits limits;
    private final Ids ids;
    private final InstantSource clock;

    private final PostgresAdapters rows;
    private final PostgresDispatch dispatch;
    private final Devices devices;
    private final Triggers triggers;
    private final Schedules schedules;
    private final CommandLog log;
    private final ConnectedDevices connected;
    private final Wakeups wakeups;
    private final HeardDevices heard;
    private final ThumbnailWorker thumbnails;
    private final LiveEvents live;
    private final KeepWithinQuota quota;
    private final RequirePlan inForce;
    private final PlanTriggers plan;
    private final RestApi.UseCases use;
    private final RestApi.Ports ports;

    Fleet(
            CloudConfiguration configuration,
            HealthCheckRegistry health,
            Storage storage,
            DeviceStreams streams,
            Tenancy tenancy,
            Limits limits,
            Ids ids,
            InstantSource clock) {
        this.configuration = configuration;
        this.storage = storage;
        this.streams = streams;
        this.tenancy = tenancy;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
        rows = new PostgresAdapters(storage.database().jdbi());
        dispatch = new PostgresDispatch(storage.database().jdbi());
        devices = rows.devices();
        triggers = dispatch.triggers();
        schedules = dispatch.schedules();
        log = dispatch.commandLog();
        connected = streams.connectedDevices();
        wakeups = streams.wakeups();
        heard = new HeardDevices(rows.deviceReports(), clock);
        thumbnails = new ThumbnailWorker(
                new MakeThumbnails(rows.captures(), storage.datalake(), new JpegThumbnails(), streams.liveEvents()),
                configuration.background().thumbnails());
        live = event -> {
            streams.liveEvents().publish(event);
            if (event instanceof CaptureStored) {
                thumbnails.nudge();
            }
        };
        quota = new KeepWithinQuota(rows.storageQuotas(), configuration.quota(), clock);
        inForce = new RequirePlan(rows.organisations(), clock);
        plan = new PlanTriggers(dispatch.dueSchedules(), wakeups, live, clock);
        use = useCases();
        ports = ports(health);
    }

    private RestApi.UseCases useCases() {
        ManageDevice manageDevice = new ManageDevice(devices, ids, clock);
        RetireDevice retire = new RetireDevice(manageDevice, triggers, clock);
        ReleaseDevice release = new ReleaseDevice(devices, dispatch.releasedDevices(), clock);
        ActivateDevice activate = new ActivateDevice(devices, inForce, ids, clock);
        return new RestApi.UseCases(
                new AdmitDevice(new AuthenticateDevice(devices, rows.organisations(), clock), limits),
                activate,
                tenancy.use().redeemCode(),
                new ClaimDevice(devices),
                new TokenlessDevices(rows.organisations(), connected),
                manageDevice,
                retire,
                replaceDevice(activate),
                release,
                new FreeDevice(
                        devices,
                        rows.deviceReports(),
                        connected,
                        retire,
                        release,
                        tenancy.audit().record()),
                manufactureDevices(),
                new ManageSchedules(inForce, schedules, wakeups, ids, clock),
                new ManageSettings(dispatch.assignedSettings(), wakeups, ids, clock),
                new ManageGroups(rows.deviceGroups(), ids),
                new TriggerNow(inForce, devices, triggers, connected, wakeups, live, ids, clock),
                new TrackCommands(log, triggers, live, clock),
                receiveCapture(),
                new ReceivePreviews(
                        rows.previews(), live, configuration.uploads().limits(), clock));
    }

    private ManufactureDevices manufactureDevices() {
        return new ManufactureDevices(
                devices, rows.deviceBatches(), rows.organisations(), new VerifiedPeople(rows.profiles()), ids, clock);
    }

    private ReplaceDevice replaceDevice(ActivateDevice activate) {
        return new ReplaceDevice(
                devices,
                activate,
                schedules,
                dispatch.assignedSettings(),
                dispatch.replacements(),
                inForce,
                wakeups,
                ids,
                clock);
    }

    private ReceiveCapture receiveCapture() {
        return new ReceiveCapture(
                rows.captures(),
                storage.datalake(),
                live,
                configuration.uploads().limits(),
                quota,
                clock);
    }

    private RestApi.Ports ports(HealthCheckRegistry health) {
        return new RestApi.Ports(
                tenancy.callers(),
                new DecideReach(rows.users(), rows.narrowings()),
                devices,
                rows.deviceBatches(),
                rows.deviceReports(),
                connected,
                triggers,
                dispatch.deliveredTriggers(),
                rows.captures(),
                rows.previews(),
                storage.datalake(),
                health,
                heard::heard,
                streams::heartbeat,
                limits,
                quota,
                clock);
    }

    /** What can be done. */
    RestApi.UseCases use() {
        return use;
    }

    /** What can be looked at. */
    RestApi.Ports ports() {
        return ports;
    }

    Schedules schedules() {
        return schedules;
    }

    /** The commands of each device. */
    CommandLog log() {
        return log;
    }

    /** Turns schedules into triggers when they are due. */
    PlanTriggers plan() {
        return plan;
    }

    /** Makes them in the background. */
    ThumbnailWorker thumbnails() {
        return thumbnails;
    }

    /** Which devices were heard, before that is written. */
    HeardDevices heard() {
        return heard;
    }
}
