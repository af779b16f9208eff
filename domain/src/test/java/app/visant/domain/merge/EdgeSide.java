package app.visant.domain.merge;

import app.visant.domain.command.Acknowledgement;
import app.visant.domain.command.Command;
import app.visant.domain.command.CommandState;
import app.visant.domain.command.CommandType;
import app.visant.domain.command.Failure;
import app.visant.domain.edge.autonomy.FireSlots;
import app.visant.domain.edge.autonomy.Hearing;
import app.visant.domain.edge.autonomy.InMemoryKeptSchedules;
import app.visant.domain.edge.autonomy.KeptSchedules;
import app.visant.domain.edge.camera.CameraException;
import app.visant.domain.edge.camera.InMemoryCamera;
import app.visant.domain.edge.capture.RecordNames;
import app.visant.domain.edge.capture.RunCommands;
import app.visant.domain.edge.clock.CloudTime;
import app.visant.domain.edge.clock.FrameDating;
import app.visant.domain.edge.command.EdgeCommand;
import app.visant.domain.edge.command.Report;
import app.visant.domain.edge.command.RunOutcome;
import app.visant.domain.edge.command.Task;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.link.LinkEvent;
import app.visant.domain.edge.link.ServerClock;
import app.visant.domain.edge.link.Way;
import app.visant.domain.edge.outbox.CaptureRecord;
import app.visant.domain.edge.outbox.InMemoryEdgeStore;
import app.visant.domain.edge.upload.Lane;
import app.visant.domain.kernel.PredictableIds;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.ScheduleId;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The edge's program and what it keeps, in memory. The program may end and be started again. */
final class EdgeSide {
    static final Duration AFTER = Duration.ofSeconds(90);

    private final InstantSource wall;
    private final LongSupplier nanos;
    private final InMemoryEdgeStore store = new InMemoryEdgeStore();
    private final CrashingSchedules kept = new CrashingSchedules();
    private final InMemoryCamera camera;
    private final RecordNames names = new RecordNames(CloudSide.DEVICE, new PredictableIds());
    private final Map<TriggerId, RunOutcome> outcomes = new HashMap<>();
    private Program program;
    private boolean connected;

    EdgeSide(InstantSource wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        this.camera = new InMemoryCamera(wall);
        this.program = new Program();
    }

    /** What is lost when the program ends. */
    private final class Program {
        private final ServerClock serverClock = new ServerClock(wall, nanos);
        private final Hearing hearing = new Hearing(kept, serverClock, wall, nanos);
        private final FireSlots slots = new FireSlots(kept, hearing, store.journal(), wall, AFTER);
        private final FrameDating dating = new FrameDating("boot", new CloudTime(), nanos, store.undatedPictures());
        private final RunCommands commands =
                new RunCommands(store.journal(), store.outbox(), camera, names, dating, wall, hearing::validity);
    }

    /** Can end the program between firing slots and noting so. */
    private static final class CrashingSchedules implements KeptSchedules {
        private final InMemoryKeptSchedules kept = new InMemoryKeptSchedules();
        private boolean crash;

        @Override
        public void replace(List<Schedule> schedules) {
            kept.replace(schedules);
        }

        @Override
        public List<Kept> all() {
            return kept.all();
        }

        @Override
        public void firedBefore(ScheduleId schedule, Instant moment) {
            if (crash) {
                crash = false;
                throw new CrashException();
            }
            kept.firedBefore(schedule, moment);
        }

        @Override
        public Optional<Instant> heardAt() {
            return kept.heardAt();
        }

        @Override
        public void heard(Instant at) {
            kept.heard(at);
        }
    }

    @SuppressWarnings("serial")
    private static final class CrashException extends RuntimeException {}

    void restart() {
        program = new Program();
        program.commands.recover();
        connected = false;
    }

    void crashWhenItFires() {
        kept.crash = true;
    }

    void failNextCaptures(int count) {
        for (int i = 0; i < count; i++) {
            camera.nextFails(CameraException.Reason.TIMEOUT);
        }
    }

    void disconnect() {
        connected = false;
    }

    /** @param repeat whether the last commands come again */
    void exchange(CloudSide cloud, Instant now, boolean repeat) {
        if (!connected) {
            connected = true;
            hear(new LinkEvent.Confirmed(Way.STREAM_B), now);
            hear(new LinkEvent.Configured(null, cloud.schedules()), now);
        }
        if (now.getEpochSecond() % 25 == 0) {
            hear(new LinkEvent.Alive(), now);
        }
        long cursor = store.journal().cursor();
        for (Command command : cloud.after(repeat ? Math.max(0, cursor - 3) : cursor)) {
            if (command.type() == CommandType.SCHEDULE_UPDATE) {
                hear(new LinkEvent.Configured(null, cloud.schedules()), now);
            }
            EdgeCommand arrived = arrived(command);
            store.journal().accept(arrived, wall.instant());
            hear(new LinkEvent.Arrived(arrived), now);
        }
    }

    private void hear(LinkEvent event, Instant now) {
        program.serverClock.told(now);
        program.hearing.accept(event);
    }

    private static EdgeCommand arrived(Command command) {
        Task task = command.trigger() == null
                ? new Task.Refresh("schedule_update")
                : new Task.Capture(command.trigger(), command.label(), TriggerKind.SCHEDULED);
        return new EdgeCommand(command.id(), command.seq(), task, command.issuedAt(), command.expiresAt());
    }

    void work() {
        try {
            program.slots.fire();
        } catch (CrashException crash) {
            restart();
        }
        while (program.commands.runNext().isPresent()) {}
    }

    /** @param answered whether the edge hears that the cloud has it */
    void upload(CloudSide cloud, boolean answered) {
        for (RecordId record : store.sendQueue().exchange(List.of(), Lane.BACKLOG, wall.instant(), 1)) {
            CaptureRecord capture = store.sendQueue().read(record).orElseThrow().capture();
            cloud.upload(record, Objects.requireNonNull(capture.trigger()), capture.capturedAt(), capture.sha256());
            if (answered) {
                store.sent(record);
            } else {
                store.sendQueue().recover();
            }
        }
    }

    void report(CloudSide cloud, boolean answered) {
        List<Report> reports = store.reports().unreported(100);
        reports.forEach(report -> {
            cloud.acknowledge(acknowledgement(report));
            if (report.outcome() != null) {
                outcomes.put(new TriggerId(report.command().value()), report.outcome());
            }
        });
        if (answered) {
            store.reports().reported(reports);
        }
    }

    private static Acknowledgement acknowledgement(Report report) {
        RunOutcome outcome = report.outcome();
        Failure failure = outcome == null || outcome == RunOutcome.EXECUTED ? null : Failure.valueOf(outcome.name());
        CommandState state = switch (report.state()) {
            case RECEIVED -> CommandState.RECEIVED;
            case STARTED -> CommandState.STARTED;
            case DONE -> CommandState.DONE;
            case FAILED -> CommandState.FAILED;
        };
        return new Acknowledgement(report.command(), state, failure, report.error(), null);
    }

    boolean isIdle() {
        return store.reports().unreported(1).isEmpty()
                && store.outbox().backlog().count() == 0;
    }

    /** What each trigger came to here that ended here. */
    Map<TriggerId, RunOutcome> outcomes() {
        outcomes.keySet().removeIf(id -> !id.value().startsWith("sched_"));
        return outcomes;
    }

    int captures() {
        return camera.captures();
    }
}
