package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.contracts.people.v1.TriggerItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A picture that the cloud will never take, among others that it takes. */
final class RefusedPictureIT {
    @RegisterExtension
    static final Stage stage = Stage.withSharedCloud();

    @TempDir
    private Path pictures;

    @Test
    void failsItsTriggerWithTheReasonAndIsNotInTheWayOfTheOthers() throws IOException {
        List<byte[]> good = Stage.pictures();
        byte[] refused = HugeJpeg.of(good.getFirst());
        Files.write(pictures.resolve("1.jpg"), refused);
        Files.write(pictures.resolve("2.jpg"), good.get(1));
        EdgeProcess edge = stage.newEdge().camera(pictures.toString()).start();
        stage.awaitConnected(edge);

        TriggerItem failed = stage.awaitEnd(edge.device(), stage.api().trigger(edge.device()));
        TriggerItem next = stage.awaitEnd(edge.device(), stage.api().trigger(edge.device()));

        assertThat(failed.state()).isEqualTo("failed");
        assertThat(failed.reason()).contains("pixels are more than");
        assertThat(failed.lostSha256()).isEqualTo(Stage.sha256(refused));
        assertThat(next.state()).isEqualTo("executed");
        assertThat(stage.account(edge).captures()).hasSize(1);
        tryItAgainAndDropIt(edge, failed.triggerId());
    }

    /** Both beside the running daemon. */
    private static void tryItAgainAndDropIt(EdgeProcess edge, String trigger) {
        String listed = edge.outbox("list", "--json").said();
        Matcher record = Pattern.compile("\"record_id\" : \"([^\"]+)\"").matcher(listed);
        assertThat(record.find()).as(listed).isTrue();
        assertThat(listed).contains("quarantined", trigger, "pixels are more than");

        assertThat(edge.outbox("retry", record.group(1)).exitCode()).isZero();
        await("the second refusal")
                .atMost(Duration.ofSeconds(60))
                .until(() -> edge.log().split("refuses " + record.group(1), -1).length == 3);

        assertThat(edge.outbox("drop", record.group(1)).said()).contains("trigger " + trigger + " stays failed");
        assertThat(edge.outbox("list", "--json").said()).doesNotContain(record.group(1));
        assertThat(stage.api().trigger(edge.device(), trigger).state()).isEqualTo("failed");
    }
}
