package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.contracts.device.v1.DegradationConfig;
import app.visant.contracts.device.v1.DeviceConfig;
import app.visant.contracts.device.v1.HeartbeatConfig;
import app.visant.contracts.device.v1.HeartbeatRequest;
import app.visant.contracts.device.v1.StorageConfig;
import app.visant.contracts.people.v1.CaptureItem;
import app.visant.contracts.people.v1.ScheduleAnswer;
import app.visant.domain.capture.Jpeg;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The cloud is away, and room gets short: before anything is given up, pictures get smaller and fewer. */
final class ShortRoomIT {
    @RegisterExtension
    static final Stage stage = Stage.withOwnCloud();

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration FORECAST = Duration.ofMinutes(3);
    private static final long QUOTA = 3_600_000;
    private static final double ALWAYS = 8784;
    private static final int PREVIEWS = 4;

    @Test
    void skipsSlotsAndKeepsPreviewsAndSaysWhy() {
        EdgeProcess edge = stage.newEdge().variable("AUTONOMY_AFTER", "3").start();
        stage.awaitConnected(edge);
        ScheduleAnswer schedule = stage.api().scheduleEachSecond(edge.device(), "each-second", null);
        stage.api()
                .wish(
                        edge.device(),
                        new DeviceConfig(
                                null,
                                new StorageConfig(QUOTA, null, null),
                                null,
                                new DegradationConfig(ALWAYS, ALWAYS, ALWAYS, null, null)));
        await("the word that the settings are applied")
                .atMost(PATIENCE)
                .until(() -> heartbeat(edge)
                        .map(HeartbeatRequest::config)
                        .map(HeartbeatConfig::version)
                        .equals(Optional.of(1L)));

        stage.cloud().kill();
        await("the last stage").atMost(FORECAST).until(() -> {
            edge.requireAlive();
            return edge.log().contains("Room gets very short");
        });
        long before = edge.captured();
        await("previews").atMost(PATIENCE).until(() -> edge.captured() >= before + PREVIEWS);
        stage.cloud().start();

        stage.awaitConnected(edge);
        await("the word of the stage")
                .atMost(PATIENCE)
                .until(() -> heartbeat(edge)
                        .map(said -> said.degradation() != null
                                && said.degradation().stage().equals("previews"))
                        .orElse(false));
        String manual = stage.api().trigger(edge.device());
        stage.awaitEnd(edge.device(), manual);
        stage.api().switchOff(schedule);
        Stage.Account account = stage.account(edge);
        assertThat(account.triggers())
                .filteredOn(trigger -> trigger.state().equals("skipped"))
                .isNotEmpty()
                .allSatisfy(trigger -> assertThat(trigger.reason()).contains("room on the device gets short"));
        assertThat(account.captures())
                .filteredOn(capture -> width(capture) == 320)
                .hasSizeGreaterThanOrEqualTo(PREVIEWS);
        assertThat(account.captures())
                .filteredOn(capture -> manual.equals(capture.triggerId()))
                .singleElement()
                .satisfies(capture -> assertThat(width(capture)).isEqualTo(768));
    }

    private static Optional<HeartbeatRequest> heartbeat(EdgeProcess edge) {
        return Optional.ofNullable(stage.api().health(edge.device()).heartbeat());
    }

    private static int width(CaptureItem capture) {
        return Jpeg.inspect(stage.api().image(capture.recordId())).orElseThrow().width();
    }
}
