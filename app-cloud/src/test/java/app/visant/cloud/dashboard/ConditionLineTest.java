package app.visant.cloud.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.device.DeviceReport;
import app.visant.domain.kernel.DeviceId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionLineTest {
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private static List<ConditionLine> lines(String json) {
        return ConditionLine.of(new DeviceReport(new DeviceId("FLOOR1"), NOON, "1.0", 1, 0, 0, null, json));
    }

    @Test
    void saysHowMuchWaits() {
        assertThat(lines("""
                {"outbox":{"count":12400,"bytes":1234567890,"oldest_at":"2026-05-03T08:00:00Z"}}"""))
                .containsExactly(new ConditionLine(
                        "ok",
                        "12,400 pictures wait to be sent, 1.235 GB, the oldest of",
                        "2026-05-03T08:00:00Z",
                        "",
                        "2026-05-04T12:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, ok, room for 16 days",
        "47.9, ok, room for 47 hours",
        "24, ok, room for 24 hours",
        "23.9, slow, 'room for 23 hours more, then it gives pictures up'",
        "3, slow, 'room for 3 hours more, then it gives pictures up'",
        "1.5, bad, 'room for 1 hour more, then it gives pictures up'",
        "0.4, bad, 'room for less than an hour more, then it gives pictures up'",
        "0, bad, 'room for less than an hour more, then it gives pictures up'"
    })
    void warnsWhenThereIsRoomForLessThanADay(double hours, String kind, String words) {
        assertThat(lines("{\"outbox\":{\"count\":1,\"bytes\":64000,\"hours_left\":" + hours + "}}"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.kind()).isEqualTo(kind);
                    assertThat(line.before() + line.after()).isEqualTo("1 picture waits to be sent, 64 kB: " + words);
                });
    }

    @Test
    void saysWhatWasRefusedAndGivenUp() {
        assertThat(lines("{\"outbox\":{\"count\":0,\"bytes\":0,\"quarantined\":2,\"evicted\":1}}"))
                .containsExactly(new ConditionLine(
                        "slow",
                        "2 pictures were refused for good (visant-edge outbox list on the device says why),"
                                + " 1 picture was given up for want of room",
                        "",
                        "",
                        "2026-05-04T12:00:00Z"));
    }

    @Test
    void saysThatADeviceIsAloneAndSparesRoom() {
        assertThat(lines("""
                        {"alone_since":"2026-05-04T10:14:00Z",
                         "degradation":{"stage":"rate","one_in":4,"since":"2026-05-04T10:20:00Z"}}"""))
                .containsExactly(
                        new ConditionLine(
                                "slow",
                                "Hears no commands and follows its schedules alone since",
                                "2026-05-04T10:14:00Z",
                                "",
                                "2026-05-04T12:00:00Z"),
                        new ConditionLine(
                                "slow",
                                "Room gets short: takes one scheduled picture in 4 and stores it smaller, since",
                                "2026-05-04T10:20:00Z",
                                "",
                                "2026-05-04T12:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"quality, slow, Room gets short", "previews, bad, Room gets very short"})
    void namesTheStageInWhichRoomIsSpared(String stage, String kind, String words) {
        assertThat(lines("{\"degradation\":{\"stage\":\"" + stage + "\"}}"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.kind()).isEqualTo(kind);
                    assertThat(line.before()).startsWith(words);
                });
        assertThat(lines("{\"degradation\":{\"stage\":\"none\",\"one_in\":1}}")).isEmpty();
    }

    @Test
    void saysNothingOfADeviceThatIsWellOrDoesNotTell() {
        assertThat(lines("{\"outbox\":{\"count\":0,\"bytes\":0,\"quarantined\":0,\"evicted\":0}}"))
                .isEmpty();
        assertThat(lines("{}")).isEmpty();
        assertThat(lines("{\"outbox\":7}")).isEmpty();
    }
}
