package app.visant.adapter.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.visant.domain.device.AuthenticateDevice.Served;
import app.visant.domain.intake.IncomingCapture;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.FieldError;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.OrganisationId;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UploadReaderTest {
    private static final Served DEVICE = new Served(new DeviceId("CAM1"), new OrganisationId(new UUID(1, 2)));
    private static final byte[] IMAGE = {(byte) 0xff, (byte) 0xd8, '\r', '\n', '-', '-', 'x', 0, 1, 2, '\r', '\n'};

    @Test
    void readsMultipartWithAnyBytesInTheFile() {
        IncomingCapture incoming = multipart(parts(), IMAGE).from(DEVICE);

        assertThat(incoming.jpeg()).isEqualTo(IMAGE);
        assertThat(incoming.label()).isEqualTo("größe");
        assertThat(incoming.capturedAt()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
        assertThat(incoming.metadataJson()).isEqualTo("{\"a\":1}");
        assertThat(String.valueOf(incoming.record())).isEqualTo("rec_1");
    }

    @Test
    void namesAllMissingPartsAtOnce() {
        InvalidInput missing = catchThrowableOfType(
                InvalidInput.class,
                () -> multipart(Map.of("device_id", "CAM1"), null).from(DEVICE));

        assertThat(missing.errors())
                .extracting(FieldError::field)
                .containsExactly("file", "record_id", "captured_at", "trigger_label");
    }

    @Test
    void refusesWhatIsNotMultipart() {
        byte[] body = "no parts at all".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> MultipartUpload.read("multipart/form-data; boundary=x", body)
                        .from(DEVICE))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> MultipartUpload.read("multipart/form-data", body))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void refusesPathsInIdsAndTextsThatCanNotBeStored() {
        Map<String, String> parts = parts();
        parts.put("record_id", "../../etc/passwd");
        parts.put("trigger_id", "a/b");
        parts.put("sha256", "abc");
        parts.put("trigger_label", "a\0b");
        parts.put("metadata", "{\"a\":\"\\u0000\"}");

        InvalidInput invalid = catchThrowableOfType(
                InvalidInput.class, () -> multipart(parts, IMAGE).from(DEVICE));

        assertThat(invalid.errors())
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder("record_id", "trigger_id", "sha256", "trigger_label", "metadata");
    }

    @Test
    void readsJsonWithAndWithoutADataAddress() throws IOException {
        for (String prefix : new String[] {"", "data:image/jpeg;base64,"}) {
            String body = """
                    {"device_id":"CAM1","trigger_id":"t","captured_at":"2026-03-01T12:00:00+02:00","trigger_label":"x",
                     "image_base64":"%s","something_new":[1]}
                    """.formatted(prefix + Base64.getEncoder().encodeToString(IMAGE));

            IncomingCapture incoming =
                    JsonUpload.read(body.getBytes(StandardCharsets.UTF_8)).from(DEVICE);

            assertThat(incoming.jpeg()).isEqualTo(IMAGE);
            assertThat(incoming.record()).isNull();
            assertThat(incoming.capturedAt()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
        }
    }

    @Test
    void refusesBrokenBase64AndBrokenJson() {
        assertThatThrownBy(() -> JsonUpload.read("{\"image_base64\":\"%%%\"}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("image_base64");
        assertThatThrownBy(() -> JsonUpload.read("{\"image_base64\":".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> JsonUpload.read("{\"captured_at\":1e99999}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void stopsReadingBeyondTheLimit() {
        assertThatThrownBy(() -> Bodies.read(new ByteArrayInputStream(new byte[11]), -1, 10))
                .isInstanceOf(BodyTooLarge.class);
        assertThatThrownBy(() -> Bodies.read(new ByteArrayInputStream(new byte[11]), 11, 10))
                .isInstanceOf(BodyTooLarge.class);
    }

    @Test
    void readsUpToTheLimit() throws IOException {
        assertThat(Bodies.read(new ByteArrayInputStream(new byte[10]), -1, 10)).hasSize(10);
    }

    private static Map<String, String> parts() {
        Map<String, String> parts = new TreeMap<>();
        parts.put("device_id", "CAM1");
        parts.put("record_id", "rec_1");
        parts.put("captured_at", "2026-03-01T10:00:00Z");
        parts.put("trigger_label", "größe");
        parts.put("metadata", "{\"a\":1}");
        return parts;
    }

    private static Upload multipart(Map<String, String> texts, byte @org.jspecify.annotations.Nullable [] file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        texts.forEach((name, text) -> body.writeBytes(
                ("--b0\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + text + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        if (file != null) {
            String head = """
                    --b0\r
                    Content-Disposition: form-data; name="file"; filename="../x.jpg"\r
                    Content-Type: image/jpeg\r
                    \r
                    """;
            body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            body.writeBytes(file);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes("--b0--\r\n".getBytes(StandardCharsets.UTF_8));
        return MultipartUpload.read("multipart/form-data; boundary=b0", body.toByteArray());
    }
}
