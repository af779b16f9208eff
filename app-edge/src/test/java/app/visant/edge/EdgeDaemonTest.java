package app.visant.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import app.visant.adapter.edge.sqlite.EdgeDatabase;
import app.visant.domain.edge.camera.CameraException.Reason;
import app.visant.domain.edge.camera.CameraSettings;
import app.visant.domain.edge.camera.CameraSource;
import app.visant.domain.edge.camera.InMemoryCamera;
import app.visant.domain.edge.camera.TestPictures;
import app.visant.domain.edge.clock.FrameClock;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.outbox.CaptureRecord;
import app.visant.domain.edge.outbox.Quota;
import app.visant.domain.edge.settings.OwnSettings;
import app.visant.domain.edge.upload.UploadBudget;
import app.visant.domain.kernel.ByteSize;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TriggerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EdgeDaemonTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private FakeCloud cloud;
    private Quota quota = Quota.USUAL;
    private final InMemoryCamera camera = new InMemoryCamera(InstantSource.system());

    @BeforeEach
    void startCloud() throws IOException {
        cloud = new FakeCloud();
    }

    @AfterEach
    void stopCloud() {
        cloud.close();
    }

    private EdgeDaemon daemon(InMemoryCamera source) {
        EdgeSettings settings = new EdgeSettings(
                cloud.url(),
                new DeviceId("FLOOR1"),
                "s3cret",
                new CameraSource.Device(0),
                CameraSettings.defaults(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ZERO,
                Duration.ofSeconds(90),
                Transport.SSE,
                folder.resolve("data"),
                new OwnSettings(quota, UploadBudget.unlimited(ZoneOffset.UTC), Map.of()),
                folder.resolve("frames"),
                false,
                Map.of());
        return new EdgeDaemon(settings, source, InstantSource.system());
    }

    private void awaitPictures(String... triggers) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(cloud.pictures).contains(triggers));
    }

    private void awaitAcknowledged(String id, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(cloud.acknowledgements)
                        .anyMatch(acks -> acks.contains("\"id\":\"" + id + "\",\"status\":\"" + status + "\"")));
    }

    @Test
    void capturesOnceWhatIsCommandedTwice() {
        cloud.command(1, "capture");
        cloud.command(2, "capture");
        try (EdgeDaemon daemon = daemon(camera)) {
            daemon.start();
            awaitPictures("t1", "t2");
            awaitAcknowledged("c2", "done");
        }

        assertThat(camera.captures()).isEqualTo(2);
        assertThat(cloud.pictures).hasSize(2);
        assertThat(folder.resolve("frames")).isDirectoryContaining("glob:**.jpg");
    }

    @Test
    void doesNotRunACommandAgainAfterARestart() {
        cloud.command(1, "capture");
        try (EdgeDaemon daemon = daemon(camera)) {
            daemon.start();
            awaitPictures("t1");
        }
        InMemoryCamera second = new InMemoryCamera(InstantSource.system());
        cloud.command(2, "capture");
        try (EdgeDaemon daemon = daemon(second)) {
            daemon.start();
            awaitPictures("t2");
        }

        assertThat(cloud.connections).hasValue(2);
        assertThat(second.captures()).isEqualTo(1);
        assertThat(cloud.pictures).containsExactly("t1", "t2");
    }

    @Test
    void triesAnUploadAgainUntilItIsStored() {
        cloud.refusals.addAll(List.of(503, 503, 503));
        cloud.command(1, "capture");
        try (EdgeDaemon daemon = daemon(camera)) {
            daemon.start();
            awaitPictures("t1");
        }

        assertThat(camera.captures()).isEqualTo(1);
    }

    @Test
    void putsApartWhatTheCloudRefusesForGoodAndGoesOn() {
        cloud.refusals.add(409);
        cloud.command(1, "capture");
        try (EdgeDaemon daemon = daemon(camera)) {
            daemon.start();
            await().atMost(PATIENCE).until(cloud.refusals::isEmpty);
            cloud.command(2, "capture");
            awaitPictures("t2");
        }

        assertThat(cloud.pictures).containsExactly("t2");
        try (EdgeDatabase database = EdgeDatabase.open(folder.resolve("data/edge.db"))) {
            assertThat(database.outbox().backlog().quarantined()).isEqualTo(1);
            assertThat(database.outbox().backlog().count()).isZero();
        }
    }

    @Test
    void datesByTheCloudWhatAWrongClockDated() throws IOException {
        Duration slow = Duration.ofDays(14);
        Instant taken = Instant.now().minusSeconds(60);
        long monotonicMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime()) - 60_000;
        byte[] jpeg = TestPictures.numbered(1);
        Files.createDirectories(folder.resolve("data"));
        try (EdgeDatabase database = EdgeDatabase.open(folder.resolve("data/edge.db"))) {
            CaptureRecord before = new CaptureRecord(
                    new RecordId("before_the_first_contact"),
                    taken.minus(slow),
                    new TriggerId("t1"),
                    "label",
                    TriggerKind.SCHEDULED,
                    Sha256.of(jpeg),
                    jpeg.length,
                    new FrameClock(Machine.bootId(), monotonicMs, null));
            database.outbox().add(before, jpeg, null, taken);
        }
        cloud.command(2, "capture");
        try (EdgeDaemon daemon =
                daemon(new InMemoryCamera(() -> InstantSource.system().instant().minus(slow)))) {
            daemon.start();
            awaitPictures("t1", "t2");
        }

        assertThat(cloud.capturedAt.get("t1")).isCloseTo(taken, within(5, ChronoUnit.SECONDS));
        assertThat(cloud.capturedAt.get("t2")).isAfter(taken);
    }

    @Test
    void givesPicturesUpWhenThereIsNoRoomForMoreAndSaysSo() {
        long bytes = camera.capture().jpeg().length;
        quota = new Quota(3 * bytes, 1, null, Duration.ofHours(1));
        cloud.muteUploads();
        for (int number = 1; number <= 5; number++) {
            cloud.command(number, "capture");
        }
        try (EdgeDaemon daemon = daemon(camera)) {
            daemon.start();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    String.join("", cloud.acknowledgements).split("\"outcome\":\"evicted\"", -1))
                            .hasSizeGreaterThan(2));
        }

        assertThat(String.join("", cloud.acknowledgements))
                .contains("the outbox has room for " + ByteSize.words(3 * bytes) + " of pictures", "sha256");
        try (EdgeDatabase database = EdgeDatabase.open(folder.resolve("data/edge.db"))) {
            assertThat(database.holdings().list(0, 9)).hasSize(3);
        }
    }

    @Test
    void goesByTheSettingsOfTheCloudAndKeepsThem() {
        cloud.say(config(1, "{\"metered\":true}"));
        cloud.command(1, "capture");
        try (EdgeDaemon daemon = daemon(camera)) {
            daemon.start();
            awaitAcknowledged("c1", "done");
            assertThat(cloud.pictures).isEmpty();

            cloud.say(config(2, "{\"metered\":false}"));
            awaitPictures("t1");
        }

        try (EdgeDatabase database = EdgeDatabase.open(folder.resolve("data/edge.db"))) {
            assertThat(database.keptSettings().find())
                    .hasValueSatisfying(kept -> assertThat(kept.version()).isEqualTo(2));
        }
    }

    private static String config(int version, String upload) {
        return """
                event: config
                data: {"server_time":"%s","schedules":[],"settings":{"version":%d,"upload":%s}}

                """.formatted(Instant.now(), version, upload);
    }

    @Test
    void saysWhyAPictureCouldNotBeTaken() {
        camera.nextFails(Reason.TIMEOUT);
        cloud.command(1, "capture");
        cloud.command(2, "firmware_update");
        try (EdgeDaemon daemon = daemon(camera)) {
            daemon.start();
            awaitAcknowledged("c1", "failed");
            awaitAcknowledged("c2", "failed");
        }

        assertThat(cloud.acknowledgements).anyMatch(acks -> acks.contains("camera_timeout"));
    }

    @Test
    void reportsACommandThatItCanNotReadAndGoesOn() {
        cloud.say("""
                event: command
                id: 1
                data: {"id":"c1","seq":1,"type":"capture","trigger_id":"t1","issued_at":"yesterday"}

                """);
        cloud.command(2, "capture");
        try (EdgeDaemon daemon = daemon(camera)) {
            daemon.start();
            awaitAcknowledged("c1", "failed");
            awaitPictures("t2");
        }

        assertThat(cloud.acknowledgements)
                .anyMatch(acks -> acks.contains("does not know the command capture as it is written"));
        assertThat(camera.captures()).isEqualTo(1);
    }

    @Test
    void keepsPicturesOfAnOutageAndSendsThemAfterARestart() {
        cloud.refusals.addAll(List.of(502, 502, 502, 502, 502, 502, 502, 502, 502, 502));
        cloud.command(1, "capture");
        try (EdgeDaemon daemon = daemon(camera)) {
            daemon.start();
            awaitAcknowledged("c1", "done");
        }
        cloud.refusals.clear();
        try (EdgeDaemon daemon = daemon(new InMemoryCamera(InstantSource.system()))) {
            daemon.start();
            awaitPictures("t1");
        }

        assertThat(cloud.pictures).containsExactly("t1");
    }

    @Test
    void leavesNoThreadBehindAndClosesItsCamera() {
        cloud.command(1, "capture");
        try (EdgeDaemon daemon = daemon(camera)) {
            daemon.start();
            awaitPictures("t1");
        }

        assertThat(camera.isClosed()).isTrue();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("visant-"));
    }

    @Test
    void letsOneProgramHaveTheFolder() {
        try (EdgeDaemon daemon = daemon(camera)) {
            daemon.start();

            assertThatThrownBy(() -> daemon(camera))
                    .isInstanceOf(StartFailed.class)
                    .hasMessageContaining("--data-dir");
        }
    }
}
