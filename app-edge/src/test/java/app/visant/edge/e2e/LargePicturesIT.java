package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.edge.FakeCloud;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures as large as they may be, in the heap that devices have. */
final class LargePicturesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    private EdgeProcess edge(FakeCloud cloud, Path pictures) {
        return new EdgeProcess(folder, cloud.url().toString(), new Api.Device("FLOOR1", "s3cret"))
                .transport("sse")
                .camera(pictures.toString())
                .heap(EdgeProcess.HEAP);
    }

    /** The camera, the thread for what people wait for, and those for the rest have one in memory each, or more of the same bytes. */
    @Test
    void fitIntoMemoryWhileAllThreadsHoldSome() throws Exception {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        PaddedJpeg.write(pictures.resolve("1.jpg"), PaddedJpeg.LARGEST);
        PaddedJpeg.write(pictures.resolve("2.jpg"), PaddedJpeg.LARGEST / 2);
        PaddedJpeg.write(pictures.resolve("3.jpg"), PaddedJpeg.LARGEST / 3);
        try (FakeCloud cloud = new FakeCloud();
                EdgeProcess edge = edge(cloud, pictures).start()) {
            IntStream.rangeClosed(1, 9).forEach(number -> cloud.command(number, "capture"));
            await().atMost(PATIENCE).until(() -> cloud.pictures.size() == 9);

            cloud.holdUploads();
            IntStream.rangeClosed(10, 20)
                    .forEach(number -> cloud.capture(number, number % 5 == 0 ? "manual" : "scheduled"));
            await().atMost(PATIENCE).until(() -> {
                edge.requireAlive();
                return edge.captured() == 20;
            });
            assertThat(cloud.awaitUploading(PATIENCE)).isTrue();
            cloud.releaseUploads();

            await().atMost(PATIENCE).until(() -> {
                edge.requireAlive();
                return cloud.pictures.size() == 20;
            });
            assertThat(cloud.pictures).doesNotHaveDuplicates();
            edge.requireAlive();
            assertThat(edge.log()).doesNotContain("OutOfMemoryError");
        }
    }

    @Test
    void endTheCaptureAsFailedIfTheyAreLarger() throws Exception {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        Path larger = PaddedJpeg.write(pictures.resolve("1.jpg"), 5 * PaddedJpeg.LARGEST);
        PaddedJpeg.write(pictures.resolve("2.jpg"), PaddedJpeg.LARGEST);
        try (FakeCloud cloud = new FakeCloud();
                EdgeProcess edge = edge(cloud, pictures).start()) {
            cloud.command(1, "capture");
            cloud.command(2, "capture");

            await().atMost(PATIENCE).until(() -> cloud.pictures.contains("t2"));
            await().atMost(PATIENCE)
                    .until(() -> cloud.acknowledgements.stream().anyMatch(said -> said.contains("\"failed\"")));
            assertThat(cloud.acknowledgements.stream().filter(said -> said.contains("\"failed\"")))
                    .allSatisfy(said -> assertThat(said)
                            .contains(
                                    "\"c1\"",
                                    "camera_picture_too_large: The picture " + larger + " has 83886080 bytes"));
            edge.requireAlive();
        }
    }
}
