package app.visant.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.contracts.device.v1.CaptureUploadRequest;
import app.visant.contracts.device.v1.HeartbeatRequest;
import app.visant.contracts.device.v1.PollAnswer;
import app.visant.contracts.people.v1.ManufactureRequest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WireJsonTest {
    private final ObjectMapper mapper = WireJson.mapper();

    @Test
    void readsTimesWithAnyOffsetAsTheSameInstant() throws Exception {
        var upload =
                mapper.readValue("{\"captured_at\":\"2026-03-02T09:00:00.640123+01:00\"}", CaptureUploadRequest.class);
        assertThat(upload.capturedAt()).isEqualTo(Instant.parse("2026-03-02T08:00:00.640123Z"));
    }

    @Test
    void refusesATimeWithoutAnOffset() {
        assertRefused("{\"captured_at\":\"2026-03-02T09:00:00\"}", CaptureUploadRequest.class);
    }

    @Test
    void takesAnImageOf20MegabytesAndRefusesATextBeyondItsLimit() throws Exception {
        var image = "A".repeat(28 << 20);
        assertThat(mapper.readValue("{\"image_base64\":\"" + image + "\"}", CaptureUploadRequest.class)
                        .imageBase64())
                .hasSize(image.length());
        var tooLong = "A".repeat(WireJson.MAX_TEXT + 1);
        assertRefused("{\"image_base64\":\"" + tooLong + "\"}", CaptureUploadRequest.class);
    }

    @Test
    void refusesWhatIsTooDeep() {
        var deep = "[".repeat(WireJson.MAX_DEPTH) + "]".repeat(WireJson.MAX_DEPTH);
        assertRefused("{\"metadata\":" + deep + "}", CaptureUploadRequest.class);
    }

    @Test
    void refusesWhatGoesOnBehindItsEnd() {
        assertRefused("{\"device_id\":\"FLOOR1\"} {}", HeartbeatRequest.class);
    }

    @Test
    void refusesABrokenNumberForACount() {
        assertRefused("{\"count\":1.5}", ManufactureRequest.class);
    }

    @Test
    void refusesNullWhereAValueIsNeeded() {
        assertRefused("{\"commands\":[],\"next\":null}", PollAnswer.class);
        assertRefused("{\"commands\":[null],\"next\":1}", PollAnswer.class);
        assertRefused("{\"commands\":null,\"next\":1}", PollAnswer.class);
    }

    private void assertRefused(String json, Class<?> type) {
        assertThatThrownBy(() -> mapper.readValue(json, type)).isInstanceOf(JsonProcessingException.class);
    }
}
