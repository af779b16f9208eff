package app.visant.cloud.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/**
 * One device that uploads picture after picture over one connection. It is bare, so that on a small machine it is the
 * cloud that is measured.
 */
final class Uploader implements AutoCloseable {
    private static final String BOUNDARY = "visant-bench-boundary";

    private final Socket socket;
    private final InputStream in;
    private final String device;
    private final String token;
    private final String host;

    Uploader(URI cloud, String device, String token) throws IOException {
        this.device = device;
        this.token = token;
        host = cloud.getAuthority();
        socket = new Socket(cloud.getHost(), cloud.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** @return the status of the answer, which has been read to its end */
    int upload(String record, byte[] picture) throws IOException {
        byte[] head = parts(record).getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII);
        String request = "POST /v1/captures HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + token
                + "\r\nX-Device-ID: " + device + "\r\nContent-Type: multipart/form-data; boundary=" + BOUNDARY
                + "\r\nContent-Length: " + (head.length + picture.length + tail.length) + "\r\n\r\n";
        ByteArrayOutputStream all = new ByteArrayOutputStream(picture.length + 2000);
        all.write(request.getBytes(StandardCharsets.US_ASCII));
        all.write(head);
        all.write(picture);
        all.write(tail);
        all.writeTo(socket.getOutputStream());
        return answer();
    }

    private String parts(String record) {
        return part("device_id", device)
                + part("record_id", record)
                + part("captured_at", Instant.now().toString())
                + part("trigger_label", "bench")
                + "--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"frame.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n";
    }

    private static String part(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private int answer() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).strip());
            }
        }
        if (length >= 0) {
            in.readNBytes(length);
            return status;
        }
        for (int chunk = chunk(); chunk > 0; chunk = chunk()) {
            in.readNBytes(chunk);
            line();
        }
        line();
        return status;
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) {
                throw new IOException("The cloud closed the connection");
            }
            if (each != '\r') {
                line.append((char) each);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
