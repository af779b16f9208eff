package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.edge.FakeCloud;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an edge does, and says, when something inside of it goes wrong. */
final class FaultyEdgeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** A picture of {@link PaddedJpeg#LARGEST} bytes alone fills it. */
    private static final String TOO_LITTLE = "16m";

    @TempDir
    private Path folder;

    private EdgeProcess edge(FakeCloud cloud) {
        return new EdgeProcess(folder, cloud.url().toString(), new Api.Device("FLOOR1", "s3cret")).transport("sse");
    }

    @Test
    void endsWithThreeWhenItsMemoryIsGone() throws Exception {
        Path picture = PaddedJpeg.write(folder.resolve("large.jpg"), PaddedJpeg.LARGEST);
        try (FakeCloud cloud = new FakeCloud();
                EdgeProcess edge = edge(cloud).camera(picture.toString()).heap(TOO_LITTLE)) {
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
