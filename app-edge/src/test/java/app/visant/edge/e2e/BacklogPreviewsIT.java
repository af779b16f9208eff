package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.contracts.people.v1.CapturePreviewItem;
import app.visant.contracts.people.v1.ScheduleAnswer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people see of pictures that can't be sent, and what becomes of them when the index of previews is harmed. */
final class BacklogPreviewsIT {
    @RegisterExtension
    static final Stage stage = Stage.withSharedCloud();

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int FEW = 16;

    private FaultyProxy proxy = new FaultyProxy("http://127.0.0.1:1", 1);
    private EdgeProcess edge = new EdgeProcess(Path.of("unused"), "", new Api.Device("unused", ""));

    @BeforeEach
    void takesNoPictures() {
        proxy.close();
        proxy = new FaultyProxy(stage.cloud().address(), 1)
                .on("/v1/captures", Fault.busy(503, Duration.ofSeconds(1)))
                .on("/v1/captures/previews", new Fault.None());
        edge = stage.newEdge().cloud(proxy.address());
    }

    @AfterEach
    void closeProxy() {
        proxy.close();
    }

    private List<CapturePreviewItem> previews() {
        return stage.api().previews(edge.device());
    }

    private void awaitPreviews(int least) {
        await(least + " previews").atMost(PATIENCE).until(() -> {
            edge.requireAlive();
            return previews().size() >= least;
        });
    }

    private Path index() {
        return edge.dataFolder().resolve("index.db");
    }

    @Test
    void showsWhatWaitsAndLoadsNothingForItBefore() {
        edge.start();
        stage.awaitConnected(edge);
        assertThat(edge.loadedLibraries()).noneMatch(file -> file.toString().contains("opencv"));
        assertThat(index()).doesNotExist();

        ScheduleAnswer schedule = stage.api().scheduleEachSecond(edge.device(), "each-second", null);
        awaitPreviews(FEW + 4);
        stage.api().switchOff(schedule);
        assertThat(previews()).allSatisfy(preview -> {
            assertThat(preview.width()).isEqualTo(320);
            assertThat(preview.awaited()).isTrue();
            assertThat(preview.triggerLabel()).isEqualTo("each-second");
        });
        assertThat(stage.api().captures(edge.device())).isEmpty();

        proxy.heal();
        Stage.Account account = stage.account(edge);
        assertThat(account.sum().executed()).isEqualTo(account.sum().planned());
        assertThat(previews()).isEmpty();
        assertThat(proxy.requests("/v1/captures/previews"))
                .as("several at once")
                .hasSizeLessThan(Math.toIntExact(account.sum().executed()));
    }

    @Test
    void sendsPreviewsBeforePicturesAfterAnOutage() {
        proxy.heal();
        edge.variable("AUTONOMY_AFTER", "3").start();
        stage.awaitConnected(edge);
        ScheduleAnswer schedule = stage.api().scheduleEachSecond(edge.device(), "each-second", null);
        stage.awaitExecuted(edge.device(), 2);

        proxy.refuse();
        long before = edge.captured();
        await("pictures taken alone").atMost(PATIENCE).until(() -> {
            edge.requireAlive();
            return edge.captured() >= before + FEW + 6;
        });
        String away = edge.log();
        proxy.accept();
        await("previews").atMost(PATIENCE).until(() -> edge.log().contains("✓ Sent previews"));
        stage.api().switchOff(schedule);
        Stage.Account account = stage.account(edge);

        String since = edge.log().substring(away.length());
        assertThat(since.indexOf("✓ Sent previews")).isLessThan(since.indexOf("✓ Uploaded"));
        assertThat(account.sum().executed()).isEqualTo(edge.captured());
        assertThat(previews()).isEmpty();
    }

    @Test
    void losesNothingWhenTheIndexIsTornAndDeleted() throws IOException {
        edge.start();
        ScheduleAnswer schedule = stage.api().scheduleEachSecond(edge.device(), "each-second", null);
        awaitPreviews(FEW + 1);

        try (RandomAccessFile file = new RandomAccessFile(index().toFile(), "rw")) {
            byte[] rubbish = new byte[Math.toIntExact(file.length())];
            new Random(3).nextBytes(rubbish);
            file.write(rubbish);
        }
        awaitPreviews(FEW + 4);
        assertThat(edge.log()).contains("index.db is broken, and made anew");

        Files.delete(index());
        awaitPreviews(FEW + 7);
        edge.kill();
        edge.start();
        awaitPreviews(FEW + 10);
        stage.api().switchOff(schedule);

        proxy.heal();
        Stage.Account account = stage.account(edge);
        assertThat(account.sum().executed()).isEqualTo(account.sum().planned());
        assertThat(previews()).isEmpty();
    }
}
