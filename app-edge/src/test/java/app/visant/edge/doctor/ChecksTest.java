package app.visant.edge.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.adapter.edge.http.CloudAnswer;
import app.visant.adapter.edge.http.CloudAnswer.Clocks;
import app.visant.adapter.edge.http.CloudSettings;
import app.visant.domain.edge.camera.CameraException.Reason;
import app.visant.domain.edge.camera.CameraSource;
import app.visant.domain.edge.camera.InMemoryCamera;
import app.visant.domain.edge.link.FeedEnd.Step;
import app.visant.domain.kernel.DeviceId;
import app.visant.edge.doctor.Finding.Mark;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ChecksTest {
    private static final Duration QUICK = Duration.ofMillis(12);
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private static CloudSettings settings(@Nullable String token) {
        return new CloudSettings(
                URI.create("https://cloud.example.com/edge?key=s3cret"),
                new DeviceId("FLOOR1"),
                token,
                "1.0",
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Map.of());
    }

    private static Finding reach(CloudAnswer answer) {
        return CloudCheck.reach(settings("s3cret"), answer);
    }

    private static Finding token(CloudAnswer answer) {
        return CloudCheck.token(settings("s3cret"), answer);
    }

    private static CloudAnswer refused(int status) {
        return new CloudAnswer.Refused(status, "HTTP " + status + " no", null, QUICK);
    }

    @Test
    void aFindingIsOneLineInColumns() {
        assertThat(Finding.ok("disk", "there\nis room").toString()).isEqualTo("✓ ok    disk           there is room");
        assertThat(Finding.fail("configuration", "x").toString()).isEqualTo("✗ FAIL  configuration  x");
    }

    @Test
    void aServingCloudIsWell() {
        CloudAnswer served = new CloudAnswer.Served(null, QUICK);

        assertThat(reach(served)).isEqualTo(Finding.ok("cloud", "https://cloud.example.com/edge answers in 12 ms"));
        assertThat(token(served)).isEqualTo(Finding.ok("token", "accepted"));
        assertThat(CloudCheck.token(settings(null), served).mark()).isEqualTo(Mark.WARN);
    }

    @ParameterizedTest
    @CsvSource({"401,DEVICE_TOKEN", "403,activate", "404,--device-id"})
    void aCloudThatRefusesIsReachedAndItIsSaidWhatToDo(int status, String advice) {
        assertThat(reach(refused(status)).mark()).isEqualTo(Mark.OK);
        assertThat(token(refused(status)).mark()).isEqualTo(Mark.FAIL);
        assertThat(token(refused(status)).text()).contains(advice);
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void aCloudThatIsNotReachedSaysHowFarOneCame(Step step) {
        CloudAnswer unreached = new CloudAnswer.Unreached(step, "because");

        assertThat(reach(unreached).mark()).isEqualTo(Mark.FAIL);
        assertThat(reach(unreached).text()).contains("because", "?").doesNotContain("s3cret");
        assertThat(token(unreached).mark()).isEqualTo(Mark.SKIP);
    }

    @Test
    void whatIsNotTheCloudFails() {
        assertThat(reach(new CloudAnswer.Foreign("HTTP 200 with text/html")).text())
                .contains("is not the cloud", "--api-url");
        assertThat(reach(new CloudAnswer.Failing("HTTP 503")).mark()).isEqualTo(Mark.FAIL);
    }

    @ParameterizedTest
    @CsvSource({"0,OK", "5,OK", "-5,OK", "6,WARN", "-299,WARN", "301,FAIL", "-301,FAIL"})
    void theClockMayBeOffALittle(long secondsAhead, Mark mark) {
        assertThat(CloudCheck.clock(new Clocks(NOW, NOW.plusSeconds(secondsAhead)))
                        .mark())
                .isEqualTo(mark);
    }

    @Test
    void aClockThatIsOffSaysWhichWay() {
        assertThat(CloudCheck.clock(new Clocks(NOW, NOW.minusSeconds(60))).text())
                .contains("60 s behind", "timedatectl");
        assertThat(CloudCheck.clock(null).mark()).isEqualTo(Mark.SKIP);
    }

    @Test
    void aCameraGivesOnePictureAndIsClosed() {
        InMemoryCamera camera = new InMemoryCamera(InstantSource.system());

        Finding finding = CameraCheck.look(new CameraSource.Device(0), () -> camera);

        assertThat(finding.mark()).isEqualTo(Mark.OK);
        assertThat(finding.text()).matches("/dev/video0 gave \\d+x\\d+, \\d+ bytes, in \\d+ ms");
        assertThat(camera.captures()).isEqualTo(1);
        assertThat(camera.isClosed()).isTrue();
    }

    @Test
    void aCameraThatFailsSaysWhatToDo() {
        InMemoryCamera camera = new InMemoryCamera(InstantSource.system());
        camera.nextFails(Reason.UNAVAILABLE);

        Finding finding =
                CameraCheck.look(new CameraSource.Rtsp(URI.create("rtsp://eve:s3cret@10.0.0.7/live")), () -> camera);

        assertThat(finding.mark()).isEqualTo(Mark.FAIL);
        assertThat(finding.text()).contains("user and password").doesNotContain("s3cret");
    }

    @Test
    void aFolderThatIsNotThereIsNotMade(@TempDir Path folder) {
        assertThat(DataCheck.folder(folder.resolve("a/b")).mark()).isEqualTo(Mark.OK);
        assertThat(DataCheck.folder(folder).mark()).isEqualTo(Mark.OK);
        assertThat(DataCheck.disk(folder.resolve("a/b")).mark()).isNotEqualTo(Mark.SKIP);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatCanNotBeWrittenFails(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(DataCheck.folder(Path.of("/proc")).text()).contains("--data-dir");
        assertThat(DataCheck.folder(file.resolve("data")).mark()).isEqualTo(Mark.FAIL);
    }

    @ParameterizedTest
    @CsvSource({"0,FAIL", "67108863,FAIL", "67108864,WARN", "536870912,OK"})
    void aDiskNeedsRoom(long free, Mark mark) {
        assertThat(DataCheck.disk(Path.of("/data"), free).mark()).isEqualTo(mark);
    }

    @Test
    void aCheckThatHangsIsLeftBehind() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        Check hanging = Check.start("camera", Duration.ofMillis(50), () -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Finding.ok("camera", "late");
        });

        assertThat(hanging.finding().text()).contains("hangs");
        release.countDown();
    }

    @Test
    void aCheckThatFailsItselfSaysSo() throws Exception {
        Check faulty = Check.start("camera", Duration.ofSeconds(30), () -> {
            throw new IllegalStateException("deliberate");
        });

        assertThat(faulty.finding().mark()).isEqualTo(Mark.FAIL);
        assertThat(faulty.finding().text()).contains("deliberate");
    }
}
