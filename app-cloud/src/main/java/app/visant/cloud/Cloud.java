package app.visant.cloud;

import app.visant.adapter.cloud.postgres.PostgresAdapters;
import app.visant.adapter.cloud.quartz.QuartzTicks;
import app.visant.adapter.cloud.quartz.Ticks;
import app.visant.adapter.cloud.rest.ClaimLinks;
import app.visant.adapter.cloud.rest.ClientAddresses;
import app.visant.adapter.cloud.rest.DeviceBriefing;
import app.visant.adapter.cloud.rest.HeartbeatSettings;
import app.visant.adapter.cloud.rest.ProblemPages;
import app.visant.adapter.cloud.rest.RestApi;
import app.visant.adapter.cloud.rest.UploadLimits;
import app.visant.adapter.cloud.security.SealedLetters;
import app.visant.adapter.cloud.security.Sealing;
import app.visant.adapter.cloud.security.SecureIds;
import app.visant.adapter.cloud.stream.DeviceStreams;
import app.visant.adapter.cloud.stream.StreamGate;
import app.visant.cloud.config.CloudConfiguration;
import app.visant.cloud.dashboard.Dashboard;
import app.visant.domain.kernel.Ids;
import app.visant.domain.limit.Limits;
import app.visant.domain.mail.Letters;
import io.dropwizard.core.setup.Environment;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
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
        Storage storage = Storage.open(configuration);
        environment.lifecycle().manage(Parts.closing(storage));
        PostgresAdapters rows = new PostgresAdapters(storage.database().jdbi());
        DeviceStreams streams =
                new DeviceStreams(StreamTimes.of(configuration.streams()), clock, environment.metrics());
        Letters letters = new SealedLetters(
                rows.letters(), new Sealing(configuration.secretKeys().keys(ids)));
        Post post = Post.of(configuration, environment, letters, ids, clock);
        Limits limits = new Limits(configuration.limits(), System::nanoTime);
        Tenancy tenancy = new Tenancy(configuration, rows, post, limits, ids, clock);
        Fleet fleet =
                new Fleet(configuration, environment.healthChecks(), storage, streams, tenancy, limits, ids, clock);

        ClientAddresses addresses = new ClientAddresses(configuration.http().behindProxy());
        answerRequests(tenancy, fleet, rows, addresses);
        putBefore(tenancy, fleet, streams, addresses);
        QuartzTicks ticks = runByItself(storage, tenancy, fleet, streams);
        watch(storage, fleet, streams, ticks);
    }

    private void answerRequests(Tenancy tenancy, Fleet fleet, PostgresAdapters rows, ClientAddresses addresses) {
        new RestApi(fleet.use(), fleet.ports(), restSettings(addresses)).register(environment.jersey());
        tenancy.api().register(environment.jersey());
        Dashboard.register(
                environment.jersey(),
                tenancy.browsers(),
                new Dashboard.Sources(
                        tenancy.use(),
                        tenancy.platform(),
                        tenancy.choose(),
                        rows.organisations(),
                        tenancy.audit(),
                        fleet.use(),
                        fleet.ports(),
                        fleet.schedules(),
                        new ClaimLinks(configuration.http().publicUrl())));
        tenancy.issuer().ifPresent(page -> environment.jersey().register(page));
        problemPages();
    }

    private void putBefore(Tenancy tenancy, Fleet fleet, DeviceStreams streams, ClientAddresses addresses) {
        filter("security-headers", new SecurityHeaders(configuration.http().isHttps()));
        if (!configuration.http().corsOrigins().isEmpty()) {
            filter("other-sites", new OtherSites(configuration.http().corsOrigins()));
        }
        filter(
                "streams",
                streams.filter(new StreamGate(
                        fleet.use().admitDevice(),
                        tenancy.callers()::find,
                        fleet.ports().limits(),
                        addresses::of)));
    }

    private QuartzTicks runByItself(Storage storage, Tenancy tenancy, Fleet fleet, DeviceStreams streams) {
        RestApi.UseCases use = fleet.use();
        DeviceBriefing briefing =
                new DeviceBriefing(use.manageDevice(), use.manageSchedules(), use.manageSettings(), heartbeat(), clock);
        DeviceStreams.Sources told = new DeviceStreams.Sources(
                fleet.log(),
                use.trackCommands(),
                fleet.ports().reports(),
                briefing,
                tenancy.callers(),
                fleet.ports().reach());
        QuartzTicks ticks = new QuartzTicks(
                storage.database().dataSource(),
                new Ticks(fleet.plan(), use.trackCommands(), tenancy.minutely(), tenancy.housekeeping()),
                clock);
        environment.lifecycle().manage(Parts.running(() -> streams.start(told), streams::stop));
        environment.lifecycle().addEventListener(Parts.whenStopping(streams::stop));
        environment.lifecycle().manage(Parts.running(fleet.thumbnails()::start, fleet.thumbnails()::stop));
        environment.lifecycle().manage(Parts.running(ticks::start, ticks::close));
        environment.lifecycle().manage(fleet.heard());
        return ticks;
    }

    private void watch(Storage storage, Fleet fleet, DeviceStreams streams, QuartzTicks ticks) {
        environment
                .healthChecks()
                .register("database", Checks.database(storage.database().jdbi()));
        environment.healthChecks().register("datalake", Checks.writable(storage.folder()));
        environment.healthChecks().register("ticks", Checks.ticking(ticks, clock));
        new Figures(environment)
                .gauge("visant.devices.connected", streams::deviceCount)
                .gauge("visant.people.watching", streams::viewerCount)
                .gauge(
                        "visant.planning.behind.seconds",
                        () -> fleet.plan().behind().toMillis() / 1000.0);
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
