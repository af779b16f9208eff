package app.visant.adapter.cloud.stream;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One request over one socket, whose answer is read as it comes. */
final class SseClient implements AutoCloseable {
    private static final int SMALL_BUFFER = 4096;
    private static final int PATIENCE_MILLIS = 20_000;
    private static final Pattern ID = Pattern.compile("(?m)^id: (\\d+)$");

    final String head;
    private final Socket socket;
    private final InputStream in;
    private int leftInChunk;
    private boolean begun;

    private SseClient(Socket socket, InputStream in, String head) {
        this.socket = socket;
        this.in = in;
        this.head = head;
    }

    static SseClient open(int port, String path, String... headers) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(SMALL_BUFFER);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String lines = String.join("\r\n", headers);
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n" + lines
                + (lines.isEmpty() ? "\r\n" : "\r\n\r\n");
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        InputStream in = new BufferedInputStream(socket.getInputStream(), 512);
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int read = in.read();
            if (read < 0) {
                throw new EOFException("no whole head: " + head);
            }
            head.append((char) read);
        }
        return new SseClient(socket, in, head.toString());
    }

    int status() {
        return Integer.parseInt(head.split(" ", 3)[1]);
    }

    Optional<String> header(String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst();
    }

    /** The next event with its empty line. */
    String event() throws IOException {
        StringBuilder event = new StringBuilder();
        while (event.length() < 2 || !event.substring(event.length() - 2).equals("\n\n")) {
            int read = body();
            if (read < 0) {
                throw new EOFException("no whole event: " + event);
            }
            event.append((char) read);
        }
        return event.toString();
    }

    String events(int count) throws IOException {
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < count; i++) {
            events.append(event());
        }
        return events.toString();
    }

    /** The next ping of the second dialect that is not of the time of connecting. */
    String nextPing() throws IOException {
        String event = event();
        while (!event.startsWith("event: ping") || event.contains("07:59:58")) {
            event = event();
        }
        return event;
    }

    /** A body of known length. */
    String rest(int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    /** The number of the next event that has one, or empty at the end. */
    Optional<Long> nextId() throws IOException {
        try {
            while (true) {
                Matcher id = ID.matcher(event());
                if (id.find()) {
                    return Optional.of(Long.parseLong(id.group(1)));
                }
            }
        } catch (EOFException | SocketException ended) {
            return Optional.empty();
        }
    }

    /** Reads on until the server ends it. */
    boolean ends() throws IOException {
        try {
            in.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (SocketException reset) {
            return true;
        }
    }

    /** Hangs up without the least farewell. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private int body() throws IOException {
        if (leftInChunk == 0) {
            String size = begun ? line() + line() : line();
            begun = true;
            leftInChunk = size.isEmpty() ? 0 : Integer.parseInt(size, 16);
            if (leftInChunk == 0) {
                return -1;
            }
        }
        leftInChunk--;
        return in.read();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
            line.append((char) read);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    static List<String> split(String sse) {
        return List.of(sse.split("(?<=\n\n)"));
    }
}
