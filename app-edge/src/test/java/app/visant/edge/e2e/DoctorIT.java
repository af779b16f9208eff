package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.edge.e2e.EdgeProcess.Diagnosis;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The doctor as a process, against a real cloud. */
final class DoctorIT {
    @RegisterExtension
    static final Stage stage = Stage.withSharedCloud();

    private static final String[] SUBJECTS = {"data folder", "daemon", "camera", "cloud", "token", "stream", "clock"};

    private static void assertMarks(Diagnosis diagnosis, String mark, String... subjects) {
        for (String subject : subjects) {
            assertThat(diagnosis.said().lines())
                    .as(diagnosis.said())
                    .anyMatch(line -> line.matches(". " + mark + " +" + subject + " .*"));
        }
    }

    private static String verdict(Diagnosis diagnosis) {
        return diagnosis.said().lines().toList().getLast();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "sse-a", "poll"})
    void findsAllWell(String transport) {
        EdgeProcess edge = stage.newEdge().transport(transport);

        Diagnosis diagnosis = edge.doctor();

        assertMarks(diagnosis, "ok", SUBJECTS);
        assertThat(diagnosis.exitCode()).isZero();
        assertThat(verdict(diagnosis)).startsWith("ok: ");
        assertThat(diagnosis.said()).doesNotContain(edge.device().token());
    }

    @Test
    void leavesItsCommandsToTheDaemon() {
        EdgeProcess edge = stage.newEdge();
        String trigger = stage.api().trigger(edge.device());
        assertMarks(edge.doctor(), "ok", "stream");
        edge.start();

        assertThat(stage.awaitEnd(edge.device(), trigger).state()).isEqualTo("executed");
        assertThat(edge.captured()).isEqualTo(1);
    }

    @Test
    void doesNotDisturbARunningDaemon() {
        EdgeProcess edge = stage.newEdge().start();
        stage.awaitConnected(edge);

        Diagnosis diagnosis = edge.doctor();

        assertMarks(diagnosis, "ok", "daemon", "camera", "cloud", "token", "clock");
        assertMarks(diagnosis, "skip", "stream");
        assertThat(diagnosis.said()).contains("runs, and holds the data folder");
        assertThat(diagnosis.exitCode()).isZero();
        String trigger = stage.api().trigger(edge.device());
        assertThat(stage.awaitEnd(edge.device(), trigger).state()).isEqualTo("executed");
        assertThat(edge.log()).doesNotContain("next try in");
    }

    @Test
    void findsAWrongToken() {
        String id = stage.api().newDevice().id();

        Diagnosis diagnosis = stage.edgeFor(new Api.Device(id, "not-the-t0ken")).doctor();

        assertMarks(diagnosis, "ok", "cloud", "camera", "clock");
        assertMarks(diagnosis, "FAIL", "token");
        assertMarks(diagnosis, "skip", "stream");
        assertThat(diagnosis.exitCode()).isEqualTo(1);
        assertThat(verdict(diagnosis)).isEqualTo("FAIL: token");
        assertThat(diagnosis.said()).contains("DEVICE_TOKEN").doesNotContain("not-the-t0ken");
    }

    @Test
    void findsThatThereIsNoCloud(@TempDir Path folder) {
        String nowhere = "http://127.0.0.1:" + CloudProcess.freePort();
        try (EdgeProcess edge = new EdgeProcess(folder, nowhere, new Api.Device("FLOOR1", "s3cret"))) {
            Diagnosis diagnosis = edge.doctor();

            assertMarks(diagnosis, "FAIL", "cloud");
            assertMarks(diagnosis, "ok", "camera");
            assertMarks(diagnosis, "skip", "token", "stream", "clock");
            assertThat(diagnosis.exitCode()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere/picture.jpg", "rtsp://eve:pa55w0rd@127.0.0.1:9/live"})
    void findsAWrongCameraAndKeepsItsPassword(String source) {
        Diagnosis diagnosis = stage.newEdge().camera(source).doctor();

        assertMarks(diagnosis, "FAIL", "camera");
        assertMarks(diagnosis, "ok", "cloud", "token", "stream");
        assertThat(diagnosis.exitCode()).isEqualTo(1);
        assertThat(verdict(diagnosis)).isEqualTo("FAIL: camera");
        assertThat(diagnosis.said()).doesNotContain("pa55w0rd");
    }

    @Test
    void endsWithTwoWhenTheConfigurationIsWrong() {
        Diagnosis diagnosis = stage.newEdge().transport("pigeon").doctor();

        assertMarks(diagnosis, "FAIL", "configuration");
        assertThat(diagnosis.exitCode()).isEqualTo(2);
    }
}
