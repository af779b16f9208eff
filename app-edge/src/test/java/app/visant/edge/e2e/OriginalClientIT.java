package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.contracts.people.v1.ScheduleAnswer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Devices of the first generation keep working with this cloud. */
final class OriginalClientIT {
    @RegisterExtension
    static final Stage stage = Stage.withSharedCloud();

    @Test
    void isServedWithoutTokenAndAcknowledgement() {
        Api.Device device = stage.api().newDevice();
        byte[] picture = Stage.pictures().getFirst();
        String waiting = stage.api().trigger(device);
        try (OriginalClient client = new OriginalClient(stage.cloud().address(), device.id(), picture)) {
            await("the connected message").atMost(Duration.ofSeconds(20)).until(() -> {
                client.requireWell();
                return client.events().contains("connected");
            });
            ScheduleAnswer schedule = stage.api().scheduleEachSecond(device, "each-second", null);
            stage.awaitExecuted(device, 3);
            String manual = stage.api().trigger(device);
            assertThat(stage.awaitEnd(device, manual).state()).isEqualTo("executed");
            stage.api().switchOff(schedule);
            Stage.Account account = stage.account(device);

            client.requireWell();
            assertThat(client.commands())
                    .doesNotHaveDuplicates()
                    .contains(waiting, manual)
                    .hasSize(Math.toIntExact(account.sum().executed()));
            assertThat(account.sum().executed()).isEqualTo(account.sum().planned());
            assertThat(client.answers()).allSatisfy(answer -> {
                assertThat(answer.path("status").asText()).isEqualTo("uploaded");
                assertThat(answer.path("evaluation_status").asText()).isEqualTo("pending");
            });
            assertThat(account.captures())
                    .allSatisfy(capture -> assertThat(capture.sha256()).isEqualTo(Stage.sha256(picture)));
        }
    }

    @Test
    void getsWhatItMissedAfterReconnecting() {
        Api.Device device = stage.api().newDevice();
        byte[] picture = Stage.pictures().getLast();
        String first = stage.api().trigger(device);
        try (OriginalClient client = new OriginalClient(stage.cloud().address(), device.id(), picture)) {
            stage.awaitEnd(device, first);
            client.requireWell();
        }
        List<String> missed = List.of(stage.api().trigger(device), stage.api().trigger(device));
        try (OriginalClient client = new OriginalClient(stage.cloud().address(), device.id(), picture)) {
            missed.forEach(trigger -> stage.awaitEnd(device, trigger));
            client.requireWell();
            assertThat(client.commands()).containsExactlyElementsOf(missed);
        }
        assertThat(stage.account(device).sum().executed()).isEqualTo(3);
    }
}
