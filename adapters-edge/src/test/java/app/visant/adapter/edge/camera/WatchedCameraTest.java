package app.visant.adapter.edge.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.visant.domain.edge.camera.Camera;
import app.visant.domain.edge.camera.CameraContract;
import app.visant.domain.edge.camera.CameraException;
import app.visant.domain.edge.camera.CameraException.Reason;
import app.visant.domain.edge.camera.InMemoryCamera;
import app.visant.domain.edge.camera.TestPictures;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WatchedCameraTest extends CameraContract {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);

    /** Every camera that was opened, in order. */
    private final List<InMemoryCamera> opened = new CopyOnWriteArrayList<>();

    /** Ends every read that hangs. */
    private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();

    @AfterEach
    void endHangingReads() {
        end.complete(null);
    }

    @Override
    protected Camera open() {
        return watched(LONG, camera -> {});
    }

    @Test
    void givesUpAReadThatHangsAndOpensTheCameraAnew() {
        try (Camera camera = watched(SHORT, first(this::hang))) {
            assertReason(camera, Reason.TIMEOUT);

            assertThat(camera.capture().jpeg()).isNotEmpty();
            assertThat(opened).hasSize(2);
        }
    }

    @Test
    void closesACameraThatHungWhenItsReadComesBack() {
        try (Camera camera = watched(SHORT, first(this::hang))) {
            assertReason(camera, Reason.TIMEOUT);
            assertThat(opened.getFirst().isClosed()).isFalse();
            end.complete(null);

            await().until(() -> opened.getFirst().isClosed());
        }
    }

    @Test
    void spendsOnlyAFewThreadsOnACameraThatAlwaysHangs() {
        try (Camera camera = watched(SHORT, hanging -> hanging.next(this::hang))) {
            for (int i = 0; i < 3; i++) {
                assertReason(camera, Reason.TIMEOUT);
            }
            assertThatThrownBy(camera::capture).hasMessageContaining("hangs in 3 reads");
            assertReason(camera, Reason.HANGING);
            assertThat(opened).hasSize(3);
            end.complete(null);
            await().until(() -> opened.stream().allMatch(InMemoryCamera::isClosed));

            await().ignoreExceptionsInstanceOf(CameraException.class)
                    .until(() -> camera.capture().width() == 64);
        }
    }

    @Test
    void opensACameraAgainWithinTheCallInWhichItFails() {
        try (Camera camera = open()) {
            camera.capture();
            opened.getFirst().nextFails(Reason.READ_FAILED);

            assertThat(camera.capture().jpeg()).isNotEmpty();
            assertThat(opened).hasSize(2);
            assertThat(opened.getFirst().isClosed()).isTrue();
        }
    }

    @Test
    void staysWithACameraWhosePictureIsTooLarge() {
        try (Camera camera = watched(LONG, tall -> tall.nextFails(Reason.TOO_LARGE))) {
            assertReason(camera, Reason.TOO_LARGE);

            assertThat(camera.capture().jpeg()).isNotEmpty();
            assertThat(opened)
                    .singleElement()
                    .extracting(InMemoryCamera::captures)
                    .isEqualTo(2);
        }
    }

    @Test
    void tellsWhyAFreshlyOpenedCameraFails() {
        try (Camera camera = watched(LONG, fresh -> fresh.nextFails(Reason.UNAVAILABLE))) {
            assertReason(camera, Reason.UNAVAILABLE);
            assertThat(opened).allMatch(InMemoryCamera::isClosed);
        }
    }

    @Test
    void refusesACallerThatWaitedTooLongForItsTurn() {
        CompletableFuture<@Nullable Void> reading = new CompletableFuture<>();
        Supplier<byte[]> slow = () -> {
            reading.complete(null);
            return hang();
        };
        try (Camera camera = watched(Duration.ofSeconds(2), first(slow))) {
            CompletableFuture<Throwable> other = CompletableFuture.supplyAsync(() -> {
                try {
                    camera.capture();
                    return new AssertionError("a picture came");
                } catch (CameraException e) {
                    return e;
                }
            });
            reading.join();
            Thread.currentThread().interrupt();

            assertReason(camera, Reason.BUSY);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(other.join())
                    .isInstanceOfSatisfying(
                            CameraException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TIMEOUT));
        }
    }

    @Test
    void reportsAnErrorThatIsNoCamerasOwn() {
        Camera camera = new WatchedCamera(
                "broken",
                () -> {
                    throw new UnsatisfiedLinkError("no such symbol");
                },
                LONG);
        try (camera) {
            assertThatThrownBy(camera::capture)
                    .isInstanceOf(CameraException.class)
                    .hasMessageContaining("no such symbol");
        }
    }

    @Test
    void opensByItselfAgainWhenOpeningFailed() {
        List<String> attempts = new CopyOnWriteArrayList<>();
        Camera camera = new WatchedCamera(
                "late",
                () -> {
                    attempts.add("try");
                    if (attempts.size() == 1) {
                        throw new CameraException(Reason.UNAVAILABLE, "not yet");
                    }
                    return new InMemoryCamera(InstantSource.system());
                },
                LONG);
        try (camera) {
            await().until(() -> attempts.size() == 2);
            assertThat(camera.capture().jpeg()).isNotEmpty();
            assertThat(attempts).hasSize(2);
        }
    }

    @Test
    void leavesAHangingReadBehindWhenClosed() {
        CompletableFuture<@Nullable Void> reading = new CompletableFuture<>();
        Camera camera = watched(LONG, first(() -> {
            reading.complete(null);
            return hang();
        }));
        CompletableFuture<?> capture = CompletableFuture.runAsync(camera::capture);
        reading.join();
        camera.close();

        assertThatThrownBy(capture::join).hasMessageContaining("is closed");
        assertThat(opened.getFirst().isClosed()).isFalse();
        assertReason(camera, Reason.CLOSED);
        end.complete(null);
        await().until(() -> opened.getFirst().isClosed());
    }

    private Camera watched(Duration deadline, Consumer<InMemoryCamera> prepare) {
        return new WatchedCamera(
                "test",
                () -> {
                    InMemoryCamera camera = new InMemoryCamera(InstantSource.system());
                    prepare.accept(camera);
                    opened.add(camera);
                    return camera;
                },
                deadline);
    }

    private Consumer<InMemoryCamera> first(Supplier<byte[]> picture) {
        return camera -> {
            if (opened.isEmpty()) {
                camera.next(picture);
            }
        };
    }

    /** As a read in native code does, it takes no notice of an interrupt. */
    private byte[] hang() {
        end.join();
        return TestPictures.numbered(1);
    }

    private static void assertReason(Camera camera, Reason reason) {
        assertThatThrownBy(camera::capture)
                .isInstanceOfSatisfying(
                        CameraException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
