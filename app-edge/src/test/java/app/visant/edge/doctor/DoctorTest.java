package app.visant.edge.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.adapter.edge.http.CloudSettings;
import app.visant.domain.edge.camera.CameraSettings;
import app.visant.domain.edge.camera.CameraSource;
import app.visant.domain.edge.link.Way;
import app.visant.domain.kernel.DeviceId;
import app.visant.edge.FakeCloud;
import app.visant.edge.doctor.Finding.Mark;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DoctorTest {
    private static final Path PICTURES = Path.of("../adapters-edge/src/test/resources/walkway");

    @TempDir
    private Path folder;

    private FakeCloud cloud;
    private final List<Finding> told = new ArrayList<>();

    @BeforeEach
    void startCloud() throws IOException {
        cloud = new FakeCloud();
    }

    @AfterEach
    void stopCloud() {
        cloud.close();
    }

    private List<Finding> examine(URI url, Daemon daemon, CameraSource camera) throws InterruptedException {
        return examine(url, daemon, camera, List.of(Way.STREAM_B, Way.POLL));
    }

    private List<Finding> examine(URI url, Daemon daemon, CameraSource camera, List<Way> ways)
            throws InterruptedException {
        CloudSettings settings = new CloudSettings(
                url, new DeviceId("FLOOR1"), "s3cret", "1.0", Duration.ofSeconds(70), Duration.ofSeconds(30), Map.of());
        Patient patient =
                new Patient(settings, ways, folder.resolve("data"), daemon, camera, CameraSettings.defaults());
        List<Finding> all = new Doctor(patient, InstantSource.system()).examine(told::add);
        assertThat(told).isEqualTo(all);
        assertThat(all)
                .extracting(Finding::subject)
                .containsExactly("data folder", "disk", "daemon", "camera", "cloud", "token", "stream", "clock");
        assertThat(all).noneMatch(finding -> finding.text().contains("s3cret"));
        return all;
    }

    private Finding finding(String subject) {
        return told.stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private Mark mark(String subject) {
        return finding(subject).mark();
    }

    private String text(String subject) {
        return finding(subject).text();
    }

    @Test
    void findsNothingWrongWhereNothingIs() throws Exception {
        examine(cloud.url(), Daemon.RESTS, new CameraSource.Folder(PICTURES));

        assertThat(told)
                .filteredOn(finding -> !finding.subject().equals("disk"))
                .allMatch(finding -> finding.mark() == Mark.OK);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void acknowledgesNoCommandThatItSees() throws Exception {
        cloud.command(1, "capture");

        examine(cloud.url(), Daemon.RESTS, new CameraSource.Folder(PICTURES));

        assertThat(mark("stream")).isEqualTo(Mark.OK);
        assertThat(cloud.acknowledgements).containsExactly("{\"acks\":[]}");
        assertThat(cloud.pictures).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"RUNS", "UNKNOWN"})
    void opensNeitherStreamNorUsbCameraOfADaemonThatMayRun(Daemon daemon) throws Exception {
        examine(cloud.url(), daemon, new CameraSource.Device(200));

        assertThat(mark("daemon")).isEqualTo(daemon == Daemon.RUNS ? Mark.OK : Mark.SKIP);
        assertThat(mark("stream")).isEqualTo(Mark.SKIP);
        assertThat(mark("camera")).isEqualTo(Mark.SKIP);
        assertThat(cloud.connections).hasValue(0);
    }

    @Test
    void warnsWhenOnlyLongPollGetsThrough() throws Exception {
        cloud.breakStreams();

        examine(cloud.url(), Daemon.RESTS, new CameraSource.Folder(PICTURES));

        assertThat(mark("stream")).isEqualTo(Mark.WARN);
        assertThat(text("stream")).contains("HTTP 502", "long-poll works");
        assertThat(mark("clock")).isEqualTo(Mark.OK);
    }

    @Test
    void failsWhenTheOnlyWayDoesNotGetThrough() throws Exception {
        cloud.breakStreams();

        examine(cloud.url(), Daemon.RESTS, new CameraSource.Folder(PICTURES), List.of(Way.STREAM_B));

        assertThat(mark("stream")).isEqualTo(Mark.FAIL);
        assertThat(text("stream")).contains("--transport auto");
    }

    @Test
    void saysThatTheCloudIsNotThere() throws Exception {
        examine(URI.create("http://127.0.0.1:1"), Daemon.RESTS, new CameraSource.Folder(PICTURES));

        assertThat(mark("cloud")).isEqualTo(Mark.FAIL);
        assertThat(mark("token")).isEqualTo(Mark.SKIP);
        assertThat(mark("camera")).isEqualTo(Mark.OK);
    }
}
