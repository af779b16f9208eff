package app.visant.cloud.rest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An upload as {@code multipart/form-data}. */
final class Multipart {
    static final String CONTENT_TYPE = "multipart/form-data; boundary=frontier";

    private final Map<String, String> texts = new LinkedHashMap<>();

    static Multipart of(String device, String record) {
        return new Multipart()
                .with("device_id", device)
                .with("record_id", record)
                .with("captured_at", "2026-03-01T10:00:00Z")
                .with("trigger_label", "hourly");
    }

    Multipart with(String name, String text) {
        texts.put(name, text);
        return this;
    }

    Multipart without(String name) {
        texts.remove(name);
        return this;
    }

    byte[] body(byte[] file) {
        ByteArrayOutputStream body = withoutFile();
        write(body, "--frontier\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.jpg\"\r\n\r\n");
        body.writeBytes(file);
        write(body, "\r\n--frontier--\r\n");
        return body.toByteArray();
    }

    byte[] body() {
        ByteArrayOutputStream body = withoutFile();
        write(body, "--frontier--\r\n");
        return body.toByteArray();
    }

    private ByteArrayOutputStream withoutFile() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        texts.forEach((name, text) -> write(
                body, "--frontier\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + text + "\r\n"));
        return body;
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
