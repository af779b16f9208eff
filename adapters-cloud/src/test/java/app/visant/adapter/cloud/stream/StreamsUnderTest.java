package app.visant.adapter.cloud.stream;

import app.visant.adapter.cloud.access.Proof;
import app.visant.adapter.cloud.access.Visitor;
import app.visant.contracts.device.v1.ConfigEvent;
import app.visant.contracts.device.v1.DeviceSettings;
import app.visant.domain.access.Actor;
import app.visant.domain.command.Command;
import app.visant.domain.command.CommandType;
import app.visant.domain.command.NewCommand;
import app.visant.domain.device.AdmitDevice;
import app.visant.domain.device.AuthenticateDevice;
import app.visant.domain.device.AuthenticateDevice.Served;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceReports;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.device.DeviceToken;
import app.visant.domain.device.InMemoryDeviceReports;
import app.visant.domain.device.InMemoryDevices;
import app.visant.domain.group.DecideReach;
import app.visant.domain.group.InMemoryDeviceGroups;
import app.visant.domain.group.InMemoryNarrowings;
import app.visant.domain.group.Narrowings;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.kernel.UserId;
import app.visant.domain.limit.Limits;
import app.visant.domain.live.LiveEvent;
import app.visant.domain.session.InMemorySessions;
import app.visant.domain.session.Session;
import app.visant.domain.session.SessionId;
import app.visant.domain.session.Sessions;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.InMemoryUsers;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.TestOrganisations;
import app.visant.domain.tenant.User;
import app.visant.domain.trigger.Dispatch;
import app.visant.domain.trigger.InMemoryDispatchFixture;
import app.visant.domain.trigger.TrackCommands;
import app.visant.domain.trigger.Trigger;
import app.visant.domain.trigger.TriggerState;
import app.visant.domain.trigger.TriggerType;
import com.codahale.metrics.MetricRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Streams behind a real server, over triggers and commands in memory if nothing else is said. */
final class StreamsUnderTest implements AutoCloseable {
    static final OrganisationId OURS = OrganisationId.parse("5f0c6c1e-6a41-4c6e-9a0e-0d6f6a1b2c3d");
    static final OrganisationId THEIRS = OrganisationId.parse("7a1d2b3c-4e5f-4a6b-8c7d-9e0f1a2b3c4d");
    static final StreamSettings SETTINGS = new StreamSettings(
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            64 << 10,
            Duration.ofSeconds(55),
            Duration.ofMinutes(1),
            Duration.ofMillis(100),
            Duration.ofMinutes(3));
    static final Duration TOKEN = Duration.ofMinutes(15);
    private static final int SMALL_BUFFER = 4096;

    volatile Instant now = Instant.parse("2026-03-02T07:59:58Z");
    volatile Function<Served, ConfigEvent> configuration =
            served -> new ConfigEvent(now, List.of(), new DeviceSettings(null, 60, null, null, null, null));
    final InstantSource clock = () -> now;
    final MetricRegistry metrics = new MetricRegistry();
    final List<LiveEvent> published = new CopyOnWriteArrayList<>();
    final Map<UserId, User> people = new ConcurrentHashMap<>();
    final Sessions sessions = new InMemorySessions(id -> Optional.ofNullable(people.get(id)));
    final DeviceReports reports;
    final DeviceStreams streams;
    final FaultyCommandLog log;
    private final InMemoryDevices devices = new InMemoryDevices();
    private final InMemoryUsers users = new InMemoryUsers();
    final InMemoryDeviceGroups groups = new InMemoryDeviceGroups(devices);
    final Narrowings narrowings = new InMemoryNarrowings(users, groups);
    private final DecideReach reach = new DecideReach(users, narrowings);
    private final InMemoryOrganisations organisations = new InMemoryOrganisations();
    private final Dispatch dispatch;
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server, 1, 1);

    StreamsUnderTest() throws Exception {
        this(SETTINGS);
    }

    StreamsUnderTest(StreamSettings settings) throws Exception {
        this(settings, new InMemoryDispatchFixture());
    }

    StreamsUnderTest(StreamSettings settings, Dispatch dispatch) throws Exception {
        this(settings, dispatch, new Limits(Map.of(), System::nanoTime));
    }

    StreamsUnderTest(StreamSettings settings, Dispatch dispatch, Limits limits) throws Exception {
        this.dispatch = dispatch;
        reports = new InMemoryDeviceReports(devices);
        organisations.add(TestOrganisations.organisation(OURS));
        organisations.add(TestOrganisations.organisation(THEIRS));
        streams = new DeviceStreams(settings, clock, metrics);
        log = new FaultyCommandLog(dispatch.commandLog());
        TrackCommands track = new TrackCommands(log, dispatch.triggers(), streams.liveEvents(), clock);
        ServletContextHandler context = new ServletContextHandler("/");
        AdmitDevice admit = new AdmitDevice(new AuthenticateDevice(devices, organisations, clock), limits);
        FilterHolder filter = new FilterHolder(
                streams.filter(new StreamGate(admit, this::person, limits, HttpServletRequest::getRemoteAddr)));
        filter.setAsyncSupported(true);
        context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
        connector.setHost("127.0.0.1");
        connector.setAcceptedSendBufferSize(SMALL_BUFFER);
        // Shorter than anything that a stream or a poll waits for.
        connector.setIdleTimeout(700);
        server.addConnector(connector);
        server.setHandler(context);
        server.start();
        streams.start(new DeviceStreams.Sources(
                log, track, reports, served -> configuration.apply(served), this::ended, reach));
    }

    private Set<Proof> ended(Set<Proof> proofs) {
        Set<SessionId> asked = proofs.stream()
                .map(proof -> ((Proof.OfSession) proof).session())
                .collect(Collectors.toSet());
        return sessions.ended(asked, now).stream().map(Proof.OfSession::new).collect(Collectors.toSet());
    }

    /** Each request has a session of its own, and a token for a quarter of an hour. */
    private Optional<Visitor> person(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("X-Person-Of")).map(organisation -> {
            User user =
                    user(OrganisationId.parse(organisation), Optional.ofNullable(request.getHeader("X-Person-Named")));
            Session session =
                    new Session(new SessionId(UUID.randomUUID()), user.id(), now, now.plus(Duration.ofDays(1)));
            sessions.begin(session, null);
            return new Visitor(new Actor.Member(user), new Proof.OfSession(session.id()), now.plus(TOKEN));
        });
    }

    /** The same at each call. */
    private User user(OrganisationId organisation, Optional<String> name) {
        String address = name.orElse("somebody") + "@" + organisation + ".example.org";
        UserId id = new UserId(UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8)));
        return people.computeIfAbsent(id, first -> {
            User user = new User(id, organisation, new EmailAddress(address), Role.VIEWER);
            users.add(new Account(user, "a hash"));
            return user;
        });
    }

    int port() {
        return connector.getLocalPort();
    }

    DeviceId device(String id) {
        return device(id, OURS, DeviceStatus.ACTIVE);
    }

    DeviceId device(String id, OrganisationId owner, DeviceStatus status) {
        DeviceId device = new DeviceId(id);
        var token = new DeviceToken("token-of-" + id).hash();
        devices.add(List.of(new Device(device, owner, id, status, "batch", token, null, now, now, null)));
        dispatch.device(owner, device, status);
        return device;
    }

    Command issueQuietly(DeviceId device, String id) {
        return issue(device, id, now.plusSeconds(600));
    }

    Command issue(DeviceId device, String id, Instant expiresAt) {
        Trigger trigger =
                Trigger.pending(new TriggerId(id), owner(device), device, TriggerType.MANUAL, "manual", null, now, now);
        NewCommand command = new NewCommand(
                new CommandId(id),
                trigger.organisation(),
                device,
                CommandType.CAPTURE,
                trigger.id(),
                "manual",
                true,
                now,
                expiresAt);
        return dispatch.triggers().issue(trigger, command);
    }

    Command append(NewCommand command) {
        return log.append(command);
    }

    Command issue(DeviceId device, String id) {
        Command command = issueQuietly(device, id);
        wake(device);
        return command;
    }

    void wake(DeviceId device) {
        streams.wakeups().wake(List.of(device));
    }

    TriggerState state(DeviceId device, String trigger) {
        return dispatch.triggers()
                .find(owner(device), new TriggerId(trigger))
                .orElseThrow()
                .state();
    }

    SseClient original(DeviceId device) throws Exception {
        return SseClient.open(
                port(),
                "/v1/devices/" + device + "/commands?device_version=2.0.0",
                "Authorization: Bearer token-of-" + device);
    }

    SseClient original(DeviceId device, long lastSeq) throws IOException {
        return SseClient.open(
                port(),
                "/v1/devices/" + device + "/commands",
                "Authorization: Bearer token-of-" + device,
                "Last-Event-ID: " + lastSeq);
    }

    SseClient second(DeviceId device, long lastSeq) throws IOException {
        return SseClient.open(
                port(),
                "/v1/device-commands/stream",
                "Authorization: Bearer token-of-" + device,
                "X-Device-ID: " + device,
                "Last-Event-ID: " + lastSeq);
    }

    SseClient person(OrganisationId organisation, String query) throws Exception {
        return SseClient.open(port(), "/v1/capture-events/stream" + query, "X-Person-Of: " + organisation);
    }

    /** Somebody else of it than who has no name. */
    SseClient person(OrganisationId organisation, String name, String query) throws Exception {
        return SseClient.open(
                port(), "/v1/capture-events/stream" + query, "X-Person-Of: " + organisation, "X-Person-Named: " + name);
    }

    private OrganisationId owner(DeviceId device) {
        return devices.find(device).flatMap(Device::owner).orElseThrow();
    }

    @Override
    public void close() {
        try {
            streams.stop();
            server.stop();
        } catch (Exception failed) {
            throw new IllegalStateException("the streams can't be stopped", failed);
        }
    }
}
