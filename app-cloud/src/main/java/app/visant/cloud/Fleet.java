package app.visant.cloud;

import app.visant.adapter.cloud.image.JpegThumbnails;
import app.visant.adapter.cloud.image.ThumbnailWorker;
import app.visant.adapter.cloud.postgres.PostgresAdapters;
import app.visant.adapter.cloud.postgres.PostgresDispatch;
import app.visant.adapter.cloud.rest.RestApi;
import app.visant.adapter.cloud.stream.DeviceStreams;
import app.visant.cloud.config.CloudConfiguration;
import app.visant.domain.command.CommandLog;
import app.visant.domain.command.Wakeups;
import app.visant.domain.device.ActivateDevice;
import app.visant.domain.device.AdmitDevice;
import app.visant.domain.device.AuthenticateDevice;
import app.visant.domain.device.ClaimDevice;
import app.visant.domain.device.ConnectedDevices;
import app.visant.domain.device.DeviceReports;
import app.visant.domain.device.Devices;
import app.visant.domain.device.ManageDevice;
import app.visant.domain.device.ManageSettings;
import app.visant.domain.device.ManufactureDevices;
import app.visant.domain.device.TokenlessDevices;
import app.visant.domain.group.DecideReach;
import app.visant.domain.group.ManageGroups;
import app.visant.domain.intake.CaptureStored;
import app.visant.domain.intake.Captures;
import app.visant.domain.intake.KeepWithinQuota;
import app.visant.domain.intake.MakeThumbnails;
import app.visant.domain.intake.Previews;
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
import io.dropwizard.core.setup.Environment;
import java.time.InstantSource;

/**
 * The part of the bill of materials that is about devices: how they are managed, when they take pictures, and what becomes of these.
 *
 * @param log the commands of each device
 * @param plan turns schedules into triggers when they are due
 * @param thumbnails makes them in the background
 * @param heard which devices were heard, before that is written
 */
record Fleet(
        RestApi.UseCases use,
        RestApi.Ports ports,
        Schedules schedules,
        CommandLog log,
        PlanTriggers plan,
        ThumbnailWorker thumbnails,
        HeardDevices heard) {
    static Fleet of(
            CloudConfiguration configuration,
            Environment environment,
            Storage storage,
            DeviceStreams streams,
            Tenancy tenancy,
            Limits limits,
            Ids ids,
            InstantSource clock) {
        PostgresAdapters rows = new PostgresAdapters(storage.database().jdbi());
        PostgresDispatch dispatch = new PostgresDispatch(storage.database().jdbi());
        Devices devices = rows.devices();
        DeviceReports reports = rows.deviceReports();
        Captures captures = rows.captures();
        Previews previews = rows.previews();
        Triggers triggers = dispatch.triggers();
        Schedules schedules = dispatch.schedules();
        CommandLog log = dispatch.commandLog();
        ConnectedDevices connected = streams.connectedDevices();
        Wakeups wakeups = streams.wakeups();
        HeardDevices heard = new HeardDevices(reports, clock);
        ThumbnailWorker thumbnails = new ThumbnailWorker(
                new MakeThumbnails(captures, storage.datalake(), new JpegThumbnails(), streams.liveEvents()),
                configuration.background().thumbnails());
        LiveEvents live = event -> {
            streams.liveEvents().publish(event);
            if (event instanceof CaptureStored) {
                thumbnails.nudge();
            }
        };
        KeepWithinQuota quota = new KeepWithinQuota(rows.storageQuotas(), configuration.quota(), clock);
        RequirePlan inForce = new RequirePlan(rows.organisations(), clock);
        ManageDevice manageDevice = new ManageDevice(devices, ids, clock);
        RetireDevice retire = new RetireDevice(manageDevice, triggers, clock);
        ReleaseDevice release = new ReleaseDevice(devices, dispatch.releasedDevices(), clock);
        ActivateDevice activate = new ActivateDevice(devices, inForce, ids, clock);

        RestApi.UseCases use = new RestApi.UseCases(
                new AdmitDevice(new AuthenticateDevice(devices, rows.organisations(), clock), limits),
                activate,
                tenancy.use().redeemCode(),
                new ClaimDevice(devices),
                new TokenlessDevices(rows.organisations(), connected),
                manageDevice,
                retire,
                new ReplaceDevice(
                        devices,
                        activate,
                        schedules,
                        dispatch.assignedSettings(),
                        dispatch.replacements(),
                        inForce,
                        wakeups,
                        ids,
                        clock),
                release,
                new FreeDevice(
                        devices,
                        reports,
                        connected,
                        retire,
                        release,
                        tenancy.audit().record()),
                new ManufactureDevices(devices, rows.deviceBatches(), rows.organisations(), ids, clock),
                new ManageSchedules(inForce, schedules, wakeups, ids, clock),
                new ManageSettings(dispatch.assignedSettings(), wakeups, ids, clock),
                new ManageGroups(rows.deviceGroups(), ids),
                new TriggerNow(inForce, devices, triggers, connected, wakeups, live, ids, clock),
                new TrackCommands(log, triggers, live, clock),
                new ReceiveCapture(
                        captures,
                        storage.datalake(),
                        live,
                        configuration.uploads().limits(),
                        quota,
                        clock),
                new ReceivePreviews(previews, live, configuration.uploads().limits(), clock));
        RestApi.Ports ports = new RestApi.Ports(
                tenancy.callers(),
                new DecideReach(rows.users(), rows.narrowings()),
                devices,
                rows.deviceBatches(),
                reports,
                connected,
                triggers,
                dispatch.deliveredTriggers(),
                captures,
                previews,
                storage.datalake(),
                environment.healthChecks(),
                heard::heard,
                streams::heartbeat,
                limits,
                quota,
                clock);
        PlanTriggers plan = new PlanTriggers(dispatch.dueSchedules(), wakeups, live, clock);
        return new Fleet(use, ports, schedules, log, plan, thumbnails, heard);
    }
}
