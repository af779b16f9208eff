package app.visant.cloud.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.device.DeviceReport;
import app.visant.domain.kernel.DeviceId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkLineTest {
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private static Optional<LinkLine> line(String json) {
        return LinkLine.of(new DeviceReport(new DeviceId("FLOOR1"), NOON, "1.0", 1, 0, 0, null, json));
    }

    @Test
    void saysWhyADevicePolls() {
        assertThat(line("""
                {"link":{"way":"poll","state":"connected","reason":"the stream was silent","since":"2026-05-04T10:14:00Z"}}"""))
                .contains(new LinkLine(
                        "slow",
                        "Reads commands by long-poll",
                        "2026-05-04T10:14:00Z",
                        "the stream was silent",
                        "2026-05-04T12:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "sse,connected,ok,Reads commands by event stream",
        "sse-a,connected,ok,Reads commands by the original event stream",
        "poll,offline,bad,Reads no commands",
        "sse,connecting,slow,Is about to read commands by event stream",
        "pigeon,connected,ok,Reads commands"
    })
    void saysHowItIs(String way, String state, String kind, String words) {
        assertThat(line("{\"link\":{\"way\":\"" + way + "\",\"state\":\"" + state + "\"}}"))
                .hasValueSatisfying(line -> {
                    assertThat(line.kind()).isEqualTo(kind);
                    assertThat(line.words()).isEqualTo(words);
                });
    }

    @Test
    void saysNothingOfADeviceThatDoesNotTell() {
        assertThat(line("{}")).isEmpty();
        assertThat(line("{\"link\":{}}")).isEmpty();
        assertThat(line("{\"link\":7}")).isEmpty();
    }

    @Test
    void keepsLongWordsShort() {
        String reason = "x".repeat(10_000);
        assertThat(line("{\"link\":{\"state\":\"offline\",\"reason\":\"" + reason + "\"}}"))
                .hasValueSatisfying(line -> assertThat(line.reason()).hasSizeLessThan(1000));
    }
}
