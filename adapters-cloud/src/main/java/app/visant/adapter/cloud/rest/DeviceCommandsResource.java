package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.ForDevice;
import app.visant.adapter.cloud.stream.DeviceConfiguration;
import app.visant.contracts.WireJson;
import app.visant.contracts.device.v1.Ack;
import app.visant.contracts.device.v1.AckAnswer;
import app.visant.contracts.device.v1.AckRequest;
import app.visant.contracts.device.v1.ConfigEvent;
import app.visant.contracts.device.v1.Drain;
import app.visant.contracts.device.v1.HeartbeatAnswer;
import app.visant.contracts.device.v1.HeartbeatOutbox;
import app.visant.contracts.device.v1.HeartbeatRequest;
import app.visant.domain.command.Acknowledgement;
import app.visant.domain.command.CommandState;
import app.visant.domain.command.Failure;
import app.visant.domain.device.AuthenticateDevice.Served;
import app.visant.domain.device.DeviceReport;
import app.visant.domain.device.DeviceReports;
import app.visant.domain.intake.PaceBacklogs;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.FieldError;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.limit.Limit;
import app.visant.domain.limit.Limits;
import app.visant.domain.limit.Limits.Claim;
import app.visant.domain.trigger.TrackCommands;
import app.visant.domain.trigger.TrackCommands.Heeded;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What devices say of their commands and of themselves. How they read commands is not here: streams are no resources. */
@Path("/v1/device-commands")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DeviceCommandsResource {
    private static final ObjectMapper JSON = WireJson.mapper();
    private static final int MAX_ACKS = 1000;
    private static final int MAX_VERSION = 100;

    private final DeviceAuthentication devices;
    private final TrackCommands commands;
    private final DeviceReports reports;
    private final DeviceConfiguration configuration;
    private final HeartbeatSettings settings;
    private final PaceBacklogs pace;
    private final Limits limits;
    private final Consumer<DeviceId> heard;
    private final Consumer<DeviceId> heartbeats;
    private final InstantSource clock;

    DeviceCommandsResource(
            DeviceAuthentication devices,
            TrackCommands commands,
            DeviceReports reports,
            DeviceConfiguration configuration,
            HeartbeatSettings settings,
            PaceBacklogs pace,
            Limits limits,
            Consumer<DeviceId> heard,
            Consumer<DeviceId> heartbeats,
            InstantSource clock) {
        this.devices = devices;
        this.commands = commands;
        this.reports = reports;
        this.configuration = configuration;
        this.settings = settings;
        this.pace = pace;
        this.limits = limits;
        this.heard = heard;
        this.heartbeats = heartbeats;
        this.clock = clock;
    }

    /** For devices that read their commands by a way that does not tell it. */
    @ForDevice
    @GET
    @Path("/config")
    public ConfigEvent config(@Context HttpServletRequest http) {
        Served device = devices.by(http, null);
        heard.accept(device.device());
        limits.require(new Claim(Limit.REPORTS_OF_DEVICE, device.device().value()));
        return configuration.of(device);
    }

    @ForDevice
    @POST
    @Path("/ack")
    public AckAnswer acknowledge(@Context HttpServletRequest http, @Nullable AckRequest body) {
        Served device = devices.by(http, null);
        heard.accept(device.device());
        limits.require(new Claim(Limit.REPORTS_OF_DEVICE, device.device().value()));
        List<Ack> acks = Bodies.require(body).acks();
        if (acks == null || acks.size() > MAX_ACKS) {
            throw new InvalidInput("acks", "must be a list of at most " + MAX_ACKS);
        }
        List<FieldError> errors = new ArrayList<>();
        List<Acknowledgement> said = new ArrayList<>();
        for (int i = 0; i < acks.size(); i++) {
            read(acks.get(i), "acks." + i, said, errors);
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        Heeded heeded = commands.acknowledge(device.device(), said);
        long accepted = said.stream()
                .filter(each -> !heeded.unknown().contains(each.command()))
                .count();
        return new AckAnswer(
                Math.toIntExact(accepted),
                heeded.unknown().stream().map(CommandId::value).toList(),
                heeded.stored().stream().map(CommandId::value).toList());
    }

    @ForDevice
    @POST
    @Path("/heartbeat")
    public HeartbeatAnswer heartbeat(@Context HttpServletRequest http, @Nullable HeartbeatRequest body) {
        HeartbeatRequest request = Bodies.require(body);
        Served device = devices.by(http, request.deviceId());
        // One that is put off is a sign of life all the same.
        heard.accept(device.device());
        heartbeats.accept(device.device());
        limits.require(new Claim(Limit.HEARTBEATS_OF_DEVICE, device.device().value()));
        String version = request.version();
        if (version != null && version.length() > MAX_VERSION) {
            throw new InvalidInput("version", "must have at most " + MAX_VERSION + " characters");
        }
        Instant now = clock.instant();
        DeviceReport report = report(device, request, now);
        reports.save(device.organisation(), report);
        return new HeartbeatAnswer(
                now,
                new Drain(pace.share(device.device(), report.outboxCount())),
                Math.toIntExact(settings.every().toSeconds()));
    }

    private static void read(@Nullable Ack ack, String path, List<Acknowledgement> said, List<FieldError> errors) {
        CommandState state = ack == null ? null : state(ack.status());
        if (ack == null || ack.id() == null) {
            errors.add(new FieldError(path + ".id", "is missing"));
        } else if (state == null) {
            errors.add(new FieldError(path + ".status", "must be received, started, done or failed"));
        } else {
            try {
                said.add(new Acknowledgement(
                        new CommandId(ack.id()), state, failure(ack.outcome()), ack.error(), hash(ack.sha256())));
            } catch (InvalidInput invalid) {
                errors.add(
                        new FieldError(path + ".id", invalid.errors().getFirst().message()));
            }
        }
    }

    /** A word of a later version, as any other, is a failure. */
    private static Failure failure(@Nullable String word) {
        return switch (word) {
            case "expired" -> Failure.EXPIRED;
            case "skipped" -> Failure.SKIPPED;
            case "evicted" -> Failure.EVICTED;
            case null, default -> Failure.FAILED;
        };
    }

    /** What is no hash is left out: the rest of what the device says counts all the same. */
    private static @Nullable Sha256 hash(@Nullable String hex) {
        return hex == null ? null : Sha256.parse(hex).orElse(null);
    }

    private static @Nullable CommandState state(@Nullable String word) {
        return switch (word) {
            case "received" -> CommandState.RECEIVED;
            case "started" -> CommandState.STARTED;
            case "done" -> CommandState.DONE;
            case "failed" -> CommandState.FAILED;
            case null, default -> null;
        };
    }

    private static DeviceReport report(Served device, HeartbeatRequest request, Instant now) {
        HeartbeatOutbox outbox = request.outbox();
        return new DeviceReport(
                device.device(),
                now,
                request.version(),
                Objects.requireNonNullElse(request.uptimeS(), 0L),
                outbox == null ? 0 : outbox.count(),
                outbox == null ? 0 : outbox.bytes(),
                outbox == null ? null : outbox.oldestAt(),
                json(request));
    }

    private static String json(HeartbeatRequest request) {
        try {
            return JSON.writeValueAsString(request);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
