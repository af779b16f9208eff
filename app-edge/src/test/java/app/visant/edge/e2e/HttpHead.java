package app.visant.edge.e2e;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The first lines of a request or an answer. */
record HttpHead(String text) {
    static HttpHead read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("no head");
            }
            bytes.write(next);
        }
        return new HttpHead(bytes.toString(StandardCharsets.ISO_8859_1));
    }

    String first() {
        return text.lines().findFirst().orElse("");
    }

    String path() {
        String[] words = first().split(" ");
        return words.length > 1 ? words[1] : "";
    }

    /** Of the body; -1 if it is not told. */
    int length() {
        if (first().matches("HTTP/1.1 (204|304).*")) {
            return 0;
        }
        String value = header("Content-Length");
        return value.isEmpty() ? -1 : Integer.parseInt(value);
    }

    boolean isChunked() {
        return header("Transfer-Encoding").equalsIgnoreCase("chunked");
    }

    /** Empty if there is none. */
    String header(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return text.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst()
                .orElse("");
    }

    HttpHead without(String name) {
        return new HttpHead(text.replaceAll("(?i)\r\n" + name + ":[^\r]*", ""));
    }

    HttpHead with(String name, String value) {
        String others = without(name).text();
        return new HttpHead(others.substring(0, others.length() - 2) + name + ": " + value + "\r\n\r\n");
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
