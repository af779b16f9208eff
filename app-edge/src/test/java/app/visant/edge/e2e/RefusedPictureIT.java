package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.contracts.people.v1.TriggerItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        assertThat(stage.account(edge.device()).captures()).hasSize(1);
    }
}
