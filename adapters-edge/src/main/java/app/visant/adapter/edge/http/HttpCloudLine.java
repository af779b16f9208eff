package app.visant.adapter.edge.http;

import app.visant.contracts.device.v1.Ack;
import app.visant.contracts.device.v1.AckRequest;
import app.visant.contracts.device.v1.HeartbeatAnswer;
import app.visant.contracts.device.v1.HeartbeatCamera;
import app.visant.contracts.device.v1.HeartbeatClock;
import app.visant.contracts.device.v1.HeartbeatConfig;
import app.visant.contracts.device.v1.HeartbeatDegradation;
import app.visant.contracts.device.v1.HeartbeatHealth;
import app.visant.contracts.device.v1.HeartbeatLedger;
import app.visant.contracts.device.v1.HeartbeatLink;
import app.visant.contracts.device.v1.HeartbeatOutbox;
import app.visant.contracts.device.v1.HeartbeatRequest;
import app.visant.domain.edge.clock.FrameClock;
import app.visant.domain.edge.clock.FrameClock.Correction;
import app.visant.domain.edge.command.Report;
import app.visant.domain.edge.command.RunOutcome;
import app.visant.domain.edge.command.RunState;
import app.visant.domain.edge.link.CloudLine;
import app.visant.domain.edge.link.Heartbeat;
import app.visant.domain.edge.link.LinkStatus;
import app.visant.domain.edge.link.Said;
import app.visant.domain.edge.outbox.Backlog;
import app.visant.domain.edge.outbox.SpareRoom.Sparing;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.ledger.Accounting;
import app.visant.domain.ledger.DeviceLedger;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import okhttp3.OkHttpClient;
import okhttp3.Response;

final class HttpCloudLine implements CloudLine {
    private final Api api;
    private final OkHttpClient client;

    HttpCloudLine(Api api, OkHttpClient client) {
        this.api = api;
        this.client = client;
    }

    @FunctionalInterface
    private interface Reader {
        Said read(Response response) throws IOException;
    }

    @Override
    public Said acknowledge(List<Report> reports) {
        List<Ack> acks = reports.stream().map(HttpCloudLine::ack).toList();
        return say("v1/device-commands/ack", new AckRequest(acks), response -> taken(response, reports));
    }

    /** What is not the cloud may answer in JSON, too. */
    private Said taken(Response response, List<Report> reports) throws IOException {
        JsonNode answer = api.json().readTree(response.body().byteStream());
        if (!answer.hasNonNull("accepted")) {
            return new Said.Unheard("HTTP " + response.code() + " that does not say what was accepted", null);
        }
        Set<String> stored = new HashSet<>();
        answer.path("stored").forEach(id -> stored.add(id.asText()));
        List<CommandId> ours = reports.stream()
                .filter(report -> report.state() == RunState.FAILED)
                .map(Report::command)
                .filter(command -> stored.contains(command.value()))
                .toList();
        return new Said.Heard(null, null, null, ours);
    }

    /** The cloud hears of the hash of a picture only if it will not get the picture. */
    private static Ack ack(Report report) {
        RunOutcome outcome = report.outcome();
        Sha256 picture = report.sha256();
        boolean ended = report.state() == RunState.FAILED;
        return new Ack(
                report.command().value(),
                report.state().name().toLowerCase(Locale.ROOT),
                ended && outcome != null ? outcome.name().toLowerCase(Locale.ROOT) : null,
                report.error(),
                ended && picture != null ? picture.hex() : null,
                report.at());
    }

    @Override
    public Said heartbeat(Heartbeat heartbeat) {
        return say("v1/device-commands/heartbeat", request(heartbeat), response -> {
            HeartbeatAnswer answer = api.json().readValue(response.body().byteStream(), HeartbeatAnswer.class);
            return new Said.Heard(
                    answer.serverTime(),
                    Duration.ofSeconds(answer.nextHeartbeatS()),
                    answer.drain().maxPerS(),
                    List.of());
        });
    }

    private Said say(String path, Object body, Reader reader) {
        try (Response response = client.newCall(api.post(path, body)).execute()) {
            if (response.isSuccessful() && Answers.isJson(response)) {
                return reader.read(response);
            }
            String why = Answers.describe(response, api.json());
            int status = response.code();
            boolean faultIsOurs =
                    (status == 400 || status == 413 || status == 422) && Answers.isProblem(response, api.json());
            return faultIsOurs
                    ? new Said.Rejected(why)
                    : new Said.Unheard(why, Answers.retryAfter(response, InstantSource.system()));
        } catch (IOException e) {
            return new Said.Unheard(api.describe(e), null);
        }
    }

    private static HeartbeatOutbox outbox(Heartbeat heartbeat) {
        Backlog backlog = heartbeat.backlog();
        Duration untilFull = heartbeat.untilFull();
        return new HeartbeatOutbox(
                backlog.count(),
                backlog.bytes(),
                backlog.oldestAt(),
                untilFull == null ? null : untilFull.toMinutes() / 60.0,
                backlog.quarantined(),
                heartbeat.ledger().counts().evicted());
    }

    private HeartbeatRequest request(Heartbeat heartbeat) {
        var health = heartbeat.health();
        var camera = heartbeat.camera();
        return new HeartbeatRequest(
                api.device().value(),
                api.version(),
                heartbeat.uptime().toSeconds(),
                clock(heartbeat),
                outbox(heartbeat),
                ledger(heartbeat.ledger()),
                new HeartbeatHealth(health.cpuCelsius(), health.diskFreeBytes(), health.memoryFreeBytes()),
                new HeartbeatCamera(
                        camera.source(),
                        camera.error() == null ? "ok" : "failed",
                        camera.error(),
                        camera.lastFrameAt()),
                link(heartbeat.link()),
                new HeartbeatConfig(
                        heartbeat.settings().version(), heartbeat.settings().overruled()),
                degradation(heartbeat.sparing()),
                heartbeat.aloneSince());
    }

    private static HeartbeatDegradation degradation(Sparing sparing) {
        return new HeartbeatDegradation(
                sparing.stage().name().toLowerCase(Locale.ROOT), sparing.oneIn(), sparing.since());
    }

    private static HeartbeatLink link(LinkStatus link) {
        String way = switch (link.way()) {
            case STREAM_B -> "sse";
            case STREAM_A -> "sse-a";
            case POLL -> "poll";
        };
        String state = switch (link.state()) {
            case CONNECTING -> "connecting";
            case STREAM, POLL -> "connected";
            case OFFLINE -> "offline";
        };
        return new HeartbeatLink(way, state, link.reason(), link.since());
    }

    private static HeartbeatClock clock(Heartbeat heartbeat) {
        FrameClock clock = heartbeat.clock();
        Correction correction = clock.correction();
        return new HeartbeatClock(
                heartbeat.wallTime(),
                clock.bootId(),
                clock.monotonicMs(),
                null,
                correction == null ? null : correction.offsetMs(),
                correction == null ? null : correction.errorMs());
    }

    private static HeartbeatLedger ledger(DeviceLedger ledger) {
        Accounting counts = ledger.counts();
        return new HeartbeatLedger(
                counts.planned(),
                counts.executed(),
                counts.failed(),
                counts.expired(),
                counts.skipped(),
                counts.evicted(),
                ledger.since());
    }
}
