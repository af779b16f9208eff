package app.visant.edge.doctor;

import app.visant.adapter.edge.camera.Cameras;
import app.visant.adapter.edge.http.CloudAnswer;
import app.visant.adapter.edge.http.CloudAnswer.Clocks;
import app.visant.adapter.edge.http.CloudConnection;
import app.visant.adapter.edge.http.CloudSettings;
import app.visant.domain.edge.camera.CameraSource;
import app.visant.edge.doctor.Finding.Mark;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at everything, in half a minute at most, and changes nothing on this device. The cloud notes that the device was there: it
 * tells the times of the exchanges and of the stream that are tried as if they were the daemon's.
 */
public final class Doctor {
    private static final Duration DISK = Duration.ofSeconds(5);
    private static final Duration CAMERA = Duration.ofSeconds(9);
    private static final Duration CAMERA_CLOSED = CAMERA.plusSeconds(4);
    private static final Duration EXCHANGE = Duration.ofSeconds(7);

    /** Beyond the limits of the exchanges that a check consists of. */
    private static final Duration SPARE = Duration.ofSeconds(2);

    private static final Duration CLOUD = EXCHANGE.plus(SPARE);

    private final Patient patient;
    private final InstantSource clock;
    private final CloudSettings hasty;

    public Doctor(Patient patient, InstantSource clock) {
        this.patient = patient;
        this.clock = clock;
        CloudSettings usual = patient.cloud();
        this.hasty = new CloudSettings(
                usual.apiUrl(),
                usual.device(),
                usual.token(),
                usual.version(),
                EXCHANGE,
                EXCHANGE,
                usual.environment());
    }

    /** @param told gets each finding as soon as it is there. @return all of them */
    public List<Finding> examine(Consumer<Finding> told) throws InterruptedException {
        List<Finding> all = new ArrayList<>();
        Consumer<Finding> note = finding -> {
            all.add(finding);
            told.accept(finding);
        };
        Check camera = Check.start(CameraCheck.SUBJECT, CAMERA_CLOSED, this::camera);
        AtomicReference<@Nullable CloudAnswer> answer = new AtomicReference<>();
        Check cloud = Check.start("cloud", CLOUD, () -> {
            CloudAnswer asked = ask();
            answer.set(asked);
            return CloudCheck.reach(hasty, asked);
        });
        Check folder = Check.start("data folder", DISK, () -> DataCheck.folder(patient.dataDir()));
        Check disk = Check.start("disk", DISK, () -> DataCheck.disk(patient.dataDir()));
        note.accept(folder.finding());
        note.accept(disk.finding());
        note.accept(daemon());
        note.accept(camera.finding());
        Finding reached = cloud.finding();
        note.accept(reached);
        cloud(reached, answer.get(), note);
        return all;
    }

    private Finding daemon() {
        return switch (patient.daemon()) {
            case RUNS -> Finding.ok("daemon", "runs, and holds the data folder");
            case RESTS -> Finding.ok("daemon", "does not run on this data folder");
            case UNKNOWN ->
                Finding.skip(
                        "daemon", "may run or not, this user may not see that: look as the daemon's user or as root");
        };
    }

    private Finding camera() {
        CameraSource source = patient.cameraSource();
        if (patient.daemon() != Daemon.RESTS && source instanceof CameraSource.Device) {
            return CameraCheck.leftToTheDaemon(source, patient.daemon() == Daemon.RUNS);
        }
        return CameraCheck.look(
                source, () -> Cameras.open(source, patient.camera().withReadDeadline(CAMERA), clock));
    }

    /** What is known, or can be found out, once it is known whether the cloud answers. */
    private void cloud(Finding reached, @Nullable CloudAnswer answer, Consumer<Finding> note)
            throws InterruptedException {
        if (answer == null || reached.mark() == Mark.FAIL) {
            List.of("token", StreamCheck.SUBJECT, "clock").forEach(subject -> note.accept(CloudCheck.unknown(subject)));
            return;
        }
        Finding token = CloudCheck.token(hasty, answer);
        note.accept(token);
        StreamCheck stream = new StreamCheck(hasty, clock);
        note.accept(stream(stream, token));
        Clocks precise = stream.clocks();
        note.accept(CloudCheck.clock(precise == null ? clocks(answer) : precise));
    }

    private CloudAnswer ask() {
        try (CloudConnection connection = new CloudConnection(hasty)) {
            return connection.ask();
        }
    }

    private Finding stream(StreamCheck stream, Finding token) throws InterruptedException {
        if (token.mark() == Mark.FAIL) {
            return Finding.skip(StreamCheck.SUBJECT, "not tried, because the cloud does not serve this device");
        }
        if (patient.daemon() != Daemon.RESTS) {
            return Finding.skip(
                    StreamCheck.SUBJECT,
                    "not opened, it would end that of the daemon: systemctl status visant-edge says how that is");
        }
        Duration deadline = EXCHANGE.multipliedBy(patient.ways().size()).plus(SPARE);
        return Check.start(StreamCheck.SUBJECT, deadline, () -> stream.look(patient.ways()))
                .finding();
    }

    private static @Nullable Clocks clocks(CloudAnswer answer) {
        return switch (answer) {
            case CloudAnswer.Served served -> served.clocks();
            case CloudAnswer.Refused refused -> refused.clocks();
            case CloudAnswer.Failing failing -> null;
            case CloudAnswer.Foreign foreign -> null;
            case CloudAnswer.Unreached unreached -> null;
        };
    }
}
