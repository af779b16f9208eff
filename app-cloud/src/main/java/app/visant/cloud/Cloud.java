package app.visant.cloud;

import app.visant.adapter.cloud.image.JpegThumbnails;
import app.visant.adapter.cloud.image.ThumbnailWorker;
import app.visant.adapter.cloud.postgres.PostgresAdapters;
import app.visant.adapter.cloud.postgres.PostgresDispatch;
import app.visant.adapter.cloud.quartz.QuartzTicks;
import app.visant.adapter.cloud.quartz.Ticks;
import app.visant.adapter.cloud.rest.Callers;
import app.visant.adapter.cloud.rest.ClaimLinks;
import app.visant.adapter.cloud.rest.ClientAddresses;
import app.visant.adapter.cloud.rest.DeviceBriefing;
import app.visant.adapter.cloud.rest.HeartbeatSettings;
import app.visant.adapter.cloud.rest.ProblemPages;
import app.visant.adapter.cloud.rest.RestApi;
import app.visant.adapter.cloud.rest.UploadLimits;
import app.visant.adapter.cloud.security.SecureIds;
import app.visant.adapter.cloud.stream.DeviceStreams;
import app.visant.adapter.cloud.stream.StreamGate;
import app.visant.cloud.config.CloudConfiguration;
import app.visant.cloud.dashboard.Dashboard;
import app.visant.domain.command.CommandLog;
import app.visant.domain.command.Wakeups;
import app.visant.domain.device.ActivateDevice;
import app.visant.domain.device.AuthenticateDevice;
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
import app.visant.domain.schedule.ManageSchedules;
import app.visant.domain.schedule.Schedules;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.RequirePlan;
import app.visant.domain.trigger.PlanTriggers;
import app.visant.domain.trigger.ReleaseDevice;
import app.visant.domain.trigger.ReplaceDevice;
import app.visant.domain.trigger.RetireDevice;
import app.visant.domain.trigger.TrackCommands;
import app.visant.domain.trigger.TriggerNow;
import app.visant.domain.trigger.Triggers;
import io.dropwizard.core.setup.Environment;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** The cloud's bill of materials: adapters, use cases, and what answers requests, put together in that order. */
final class Cloud {
    private final CloudConfiguration configuration;
    private final Environment environment;
    /** As fine as the database stores, so that what is read again is equal to what was written. */
    private final InstantSource clock;

    private final Ids ids;

    private Cloud(CloudConfiguration configuration, Environment environment, InstantSource time) {
        this.configuration = configuration;
        this.environment = environment;
        this.clock = () -> time.instant().truncatedTo(ChronoUnit.MICROS);
        this.ids = new SecureIds(clock);
    }

    static void start(CloudConfiguration configuration, Environment environment, InstantSource time)
            throws IOException {
        new Cloud(configuration, environment, time).build();
    }

    private void build() throws IOException {
        // What is kept
        Storage storage = Storage.open(configuration);
        environment.lifecycle().manage(Parts.closing(storage));
        PostgresAdapters rows = new PostgresAdapters(storage.database().jdbi());
        PostgresDispatch dispatch = new PostgresDispatch(storage.database().jdbi());
        Organisations organisations = rows.organisations();
        Devices devices = rows.devices();
        DeviceBatches batches = rows.deviceBatches();
        DeviceReports reports = rows.deviceReports();
        Captures captures = rows.captures();
        Previews previews = rows.previews();
        Triggers triggers = dispatch.triggers();
        CommandLog log = dispatch.commandLog();
        Schedules schedules = dispatch.schedules();

        // Who listens
        DeviceStreams streams =
                new DeviceStreams(StreamTimes.of(configuration.streams()), clock, environment.metrics());
        ConnectedDevices connected = streams.connectedDevices();
        Wakeups wakeups = streams.wakeups();
        HeardDevices heard = new HeardDevices(reports, clock);

        // Pictures
        ThumbnailWorker thumbnails = new ThumbnailWorker(
                new MakeThumbnails(captures, storage.datalake(), new JpegThumbnails(), streams.liveEvents()),
                configuration.background().thumbnails());
        LiveEvents live = event -> {
            streams.liveEvents().publish(event);
            if (event instanceof CaptureStored) {
                thumbnails.nudge();
            }
        };

        // Who may come in
        Post post = Post.of(configuration, environment, rows.letters(), ids, clock);
        Tenancy tenancy = Tenancy.of(configuration, rows, post, ids, clock);
        Callers callers = tenancy.callers();
        DecideReach reach = new DecideReach(rows.users(), rows.narrowings());

        // What can be done
        RequirePlan inForce = new RequirePlan(organisations, clock);
        ManageDevice manageDevice = new ManageDevice(devices, ids, clock);
        ClaimDevice claimDevice = new ClaimDevice(devices);
        TokenlessDevices tokenlessDevices = new TokenlessDevices(organisations, connected);
        ManageSchedules manageSchedules = new ManageSchedules(inForce, schedules, wakeups, ids, clock);
        ManageSettings manageSettings = new ManageSettings(dispatch.assignedSettings(), wakeups, ids, clock);
        Limits limits = new Limits(configuration.limits(), System::nanoTime);
        ClientAddresses addresses = new ClientAddresses(configuration.http().behindProxy());
        AuthenticateDevice authenticate = new AuthenticateDevice(devices, organisations, clock);
        TrackCommands track = new TrackCommands(log, triggers, live, clock);
        KeepWithinQuota quota = new KeepWithinQuota(rows.storageQuotas(), configuration.quota(), clock);
        PlanTriggers plan = new PlanTriggers(dispatch.dueSchedules(), wakeups, live, clock);
        ActivateDevice activate = new ActivateDevice(devices, inForce, ids, clock);
        RestApi.UseCases use = new RestApi.UseCases(
                authenticate,
                activate,
                tenancy.use().redeemCode(),
                claimDevice,
                tokenlessDevices,
                manageDevice,
                new RetireDevice(manageDevice, triggers, clock),
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
                new ReleaseDevice(devices, dispatch.releasedDevices(), clock),
                new ManufactureDevices(devices, batches, ids, clock),
                manageSchedules,
                manageSettings,
                new ManageGroups(rows.deviceGroups(), ids),
                new TriggerNow(inForce, devices, triggers, connected, wakeups, live, ids, clock),
                track,
                new ReceiveCapture(
                        captures,
                        storage.datalake(),
                        live,
                        configuration.uploads().limits(),
                        quota,
                        clock),
                new ReceivePreviews(previews, live, configuration.uploads().limits(), clock));

        // What answers
        new RestApi(
                        use,
                        new RestApi.Ports(
                                callers,
                                reach,
                                devices,
                                batches,
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
                                clock),
                        restSettings(addresses))
                .register(environment.jersey());
        tenancy.api().register(environment.jersey());
        Dashboard.register(
                environment.jersey(),
                tenancy.browsers(),
                new Dashboard.Sources(
                        tenancy.use().logIn(),
                        tenancy.use().manageMembers(),
                        tenancy.use().invitePeople(),
                        tenancy.use().showPlan(),
                        tenancy.use().manageApiKeys(),
                        tenancy.use().redeemCode(),
                        tenancy.use().accounts(),
                        organisations,
                        tenancy.audit(),
                        callers,
                        tenancy.platform(),
                        tenancy.use().narrowMembers(),
                        use.manageGroups(),
                        devices,
                        batches,
                        claimDevice,
                        tokenlessDevices,
                        new ClaimLinks(configuration.http().publicUrl()),
                        manageDevice,
                        manageSettings,
                        reports,
                        connected,
                        captures,
                        previews,
                        triggers,
                        schedules,
                        clock));
        tenancy.issuer().ifPresent(page -> environment.jersey().register(page));
        filter("security-headers", new SecurityHeaders(configuration.http().isHttps()));
        if (!configuration.http().corsOrigins().isEmpty()) {
            filter("other-sites", new OtherSites(configuration.http().corsOrigins()));
        }
        filter("streams", streams.filter(new StreamGate(authenticate, callers::find, limits, addresses::of)));
        problemPages();

        // What runs by itself
        DeviceBriefing briefing = new DeviceBriefing(manageDevice, manageSchedules, manageSettings, heartbeat(), clock);
        environment
                .lifecycle()
                .manage(Parts.running(
                        () -> streams.start(new DeviceStreams.Sources(log, track, reports, briefing, callers, reach)),
                        streams::stop));
        environment.lifecycle().addEventListener(Parts.whenStopping(streams::stop));
        environment.lifecycle().manage(Parts.running(thumbnails::start, thumbnails::stop));
        QuartzTicks ticks = new QuartzTicks(
                storage.database().dataSource(), new Ticks(plan, track, List.of(tenancy.pruning())), clock);
        environment.lifecycle().manage(Parts.running(ticks::start, ticks::close));
        environment.lifecycle().manage(heard);

        // What is watched
        environment
                .healthChecks()
                .register("database", Checks.database(storage.database().jdbi()));
        environment.healthChecks().register("datalake", Checks.writable(storage.folder()));
        environment.healthChecks().register("ticks", Checks.ticking(ticks, clock));
        new Figures(environment)
                .gauge("visant.devices.connected", streams::deviceCount)
                .gauge("visant.people.watching", streams::viewerCount)
                .gauge("visant.planning.behind.seconds", () -> plan.behind().toMillis() / 1000.0);
    }

    private HeartbeatSettings heartbeat() {
        return new HeartbeatSettings(
                configuration.streams().heartbeat(), configuration.uploads().backlogPerSecond());
    }

    private RestApi.Settings restSettings(ClientAddresses addresses) {
        CloudConfiguration.Uploads uploads = configuration.uploads();
        String version = Optional.ofNullable(Cloud.class.getPackage().getImplementationVersion())
                .orElse("development");
        return new RestApi.Settings(
                version,
                configuration.http().publicUrl(),
                addresses,
                new UploadLimits(uploads.limits().maxBytes(), uploads.memoryBytes(), uploads.previewsPerSecond()),
                heartbeat());
    }

    /** In the order in which they are put in: those that answer by themselves come last. */
    private void filter(String name, Filter filter) {
        var registration = environment.servlets().addFilter(name, filter);
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
    }

    private void problemPages() {
        ProblemPages pages = new ProblemPages();
        environment.getApplicationContext().setErrorHandler(pages);
        environment.lifecycle().addServerLifecycleListener(server -> server.setErrorHandler(pages));
    }
}
