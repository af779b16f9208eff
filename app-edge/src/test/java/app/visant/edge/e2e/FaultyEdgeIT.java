package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.edge.FakeCloud;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an edge does, and says, when something inside of it goes wrong. */
final class FaultyEdgeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Room for one copy of it, but not for two, is in a heap of 64 MiB. */
    private static final int HUGE = 58 << 20;

    @TempDir
    private Path folder;

    private EdgeProcess edge(FakeCloud cloud) {
        return new EdgeProcess(folder, cloud.url().toString(), new Api.Device("FLOOR1", "s3cret")).transport("sse");
    }

    /** A picture with so many comments in it that it has that many bytes. */
    private Path pictureOf(int size) throws IOException {
        byte[] picture = Files.readAllBytes(EdgeProcess.PICTURES.resolve("walkway-01.jpg"));
        byte[] comment = new byte[0x10001];
        Arrays.fill(comment, (byte) ' ');
        comment[0] = (byte) 0xff;
        comment[1] = (byte) 0xfe;
        comment[2] = (byte) 0xff;
        comment[3] = (byte) 0xff;
        Path file = folder.resolve("huge.jpg");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(picture, 0, 2);
            for (int written = 0; written < size; written += comment.length) {
                out.write(comment);
            }
            out.write(picture, 2, picture.length - 2);
        }
        return file;
    }

    @Test
    void endsWithThreeWhenItsMemoryIsGone() throws Exception {
        try (FakeCloud cloud = new FakeCloud();
                EdgeProcess edge =
                        edge(cloud).camera(pictureOf(HUGE).toString()).littleHeap()) {
            cloud.command(1, "capture");
            int exitCode = edge.start().awaitEnd();

            assertThat(exitCode).as(edge.log()).isEqualTo(3);
            assertThat(edge.log())
                    .containsPattern("visant-\\S+ ends by a fault, and the program with it\\R.*OutOfMemoryError: \\w");
        }
    }

    @Test
    void saysWhereAFaultIs() throws Exception {
        try (FakeCloud cloud = new FakeCloud();
                EdgeProcess edge = edge(cloud).start()) {
            await().atMost(PATIENCE).until(() -> edge.log().contains("Connection confirmed"));
            try (Connection intruder = DriverManager.getConnection(
                            "jdbc:sqlite:" + edge.dataFolder().resolve("edge.db"));
                    Statement statement = intruder.createStatement()) {
                statement.execute("pragma busy_timeout = 30000");
                statement.execute("drop table capture");
            }

            await().atMost(PATIENCE).until(() -> edge.log().contains("failed, and goes on in 5 s"));
            edge.requireAlive();
            assertThat(edge.log())
                    .containsPattern("no such table")
                    .containsPattern("\\R\\s+at app\\.visant\\.\\S+\\(Sqlite\\w*\\.java:\\d+\\)");
        }
    }
}
