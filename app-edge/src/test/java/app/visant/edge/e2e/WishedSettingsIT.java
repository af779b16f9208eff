package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.contracts.device.v1.DegradationConfig;
import app.visant.contracts.device.v1.DeviceConfig;
import app.visant.contracts.device.v1.HeartbeatConfig;
import app.visant.contracts.device.v1.HeartbeatRequest;
import app.visant.contracts.device.v1.StorageConfig;
import app.visant.contracts.people.v1.ScheduleAnswer;
import app.visant.domain.kernel.ByteSize;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is wished of a device in the cloud counts on the device, also when it starts where there is no cloud. */
final class WishedSettingsIT {
    @RegisterExtension
    static final Stage stage = Stage.withOwnCloud();

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long QUOTA = 1_000_000;
    private static final String SILENCE = "3";

    @Test
    void keepsTheQuotaAfterAStartWithoutCloud() {
        EdgeProcess edge = stage.newEdge()
                .variable("AUTONOMY_AFTER", SILENCE)
                .variable("OUTBOX_MAX_MB", "500")
                .start();
        stage.awaitConnected(edge);
        ScheduleAnswer schedule = stage.api().scheduleEachSecond(edge.device(), "each-second", null);
        stage.api()
                .wish(
                        edge.device(),
                        new DeviceConfig(
                                null,
                                new StorageConfig(QUOTA, null, null),
                                null,
                                new DegradationConfig(0.0, 0.0, 0.0, null, null)));
        await("the word that they are applied")
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(applied(edge)).contains(new HeartbeatConfig(1, List.of("OUTBOX_MAX_MB"))));
        stage.awaitExecuted(edge.device(), 1);

        edge.stop();
        stage.cloud().kill();
        long before = edge.captured();
        edge.start();
        await("more pictures than there is room for").atMost(PATIENCE).until(() -> {
            edge.requireAlive();
            return edge.captured() - before > 20 && edge.log().contains("Gave ");
        });
        stage.cloud().start();

        stage.awaitConnected(edge);
        stage.api().switchOff(schedule);
        Stage.Account account = stage.account(edge);
        assertThat(account.sum().evicted()).isPositive();
        assertThat(account.triggers())
                .filteredOn(trigger -> trigger.state().equals("evicted"))
                .allSatisfy(trigger ->
                        assertThat(trigger.reason()).contains("room for " + ByteSize.words(QUOTA) + " of pictures"));
        assertThat(edge.log()).contains("Settings 1 of the cloud are kept here");
    }

    private Optional<HeartbeatConfig> applied(EdgeProcess edge) {
        return Optional.ofNullable(stage.api().health(edge.device()).heartbeat())
                .map(HeartbeatRequest::config);
    }
}
