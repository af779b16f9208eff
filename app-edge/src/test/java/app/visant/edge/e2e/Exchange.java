package app.visant.edge.e2e;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;

/** One request and its answer on their way through a {@link FaultyProxy}. Its answer's body goes on in chunks, or by its length. */
final class Exchange implements AutoCloseable {
    private static final int TICK_MILLIS = 20;
    private static final int END = -1;
    private static final int NOTHING_YET = -2;
    private static final int TLS_HANDSHAKE = 0x16;

    /** The names of an upload stand before its picture. */
    private static final int START_BYTES = 4096;

    private final Socket edge;
    private final Socket cloud = new Socket();
    private final InetSocketAddress address;
    private final Function<String, Fault> faults;
    private final Consumer<String> noted;
    private final Consumer<Passage> passed;
    private final Random random;
    private volatile boolean over;
    private volatile String path = "";

    Exchange(
            Socket edge,
            InetSocketAddress address,
            Function<String, Fault> faults,
            Consumer<String> noted,
            Consumer<Passage> passed,
            Random random) {
        this.edge = edge;
        this.address = address;
        this.faults = faults;
        this.noted = noted;
        this.passed = passed;
        this.random = random;
    }

    /** Empty as long as the request has not come. */
    String path() {
        return path;
    }

    private Fault fault() {
        return faults.apply(path);
    }

    void run() throws IOException {
        InputStream fromEdge = new BufferedInputStream(edge.getInputStream());
        if (isTls(fromEdge)) {
            answer(new Fault.Page(400, "text/plain", "this speaks HTTP alone", Map.of()));
            return;
        }
        HttpHead request = HttpHead.read(fromEdge);
        long begun = System.nanoTime();
        path = request.path();
        noted.accept(request.first());
        while (!over && fault() instanceof Fault.Mute mute && mute.request()) {
            rest();
        }
        byte[] body = fromEdge.readNBytes(Math.max(0, request.length()));
        if (fault() instanceof Fault.Page page) {
            answer(page);
            return;
        }
        cloud.connect(address);
        OutputStream toCloud = cloud.getOutputStream();
        toCloud.write(request.with("Connection", "close").bytes());
        toCloud.write(body);
        toCloud.flush();
        Thread.ofVirtual().start(() -> watch(fromEdge));
        InputStream fromCloud = new BufferedInputStream(cloud.getInputStream());
        HttpHead answer = HttpHead.read(fromCloud);
        passed.accept(Passage.of(request, start(body), answer, begun, System.nanoTime()));
        pump(answer, fromCloud, edge.getOutputStream());
    }

    private static String start(byte[] body) {
        return new String(body, 0, Math.min(body.length, START_BYTES), StandardCharsets.ISO_8859_1);
    }

    private static boolean isTls(InputStream in) throws IOException {
        in.mark(1);
        int first = in.read();
        in.reset();
        return first == TLS_HANDSHAKE;
    }

    private void answer(Fault.Page page) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + page.status() + " Faulty\r\nConnection: close\r\n");
        byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
        head.append("Content-Type: ").append(page.contentType()).append("\r\n");
        head.append("Content-Length: ").append(body.length).append("\r\n");
        page.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        edge.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        edge.getOutputStream().write(body);
        edge.getOutputStream().flush();
    }

    /** When the edge hangs up, so does the cloud's side; unless nothing passes. */
    private void watch(InputStream fromEdge) {
        try {
            while (fromEdge.read() >= 0) {
                // There is one request on a connection.
            }
        } catch (IOException gone) {
            // The same as an end.
        }
        while (!over && fault() instanceof Fault.Mute) {
            rest();
        }
        cut(false);
    }

    private void pump(HttpHead answer, InputStream fromCloud, OutputStream toEdge) throws IOException {
        while (!over && fault() instanceof Fault.Mute mute && mute.head()) {
            rest();
        }
        int length = answer.length();
        HttpHead head =
                length >= 0 ? answer : answer.without("Transfer-Encoding").with("Transfer-Encoding", "chunked");
        toEdge.write(head.with("Connection", "close").bytes());
        toEdge.flush();
        Body body = new Body(toEdge, length < 0);
        InputStream pieces = answer.isChunked() ? new ChunkedBody(fromCloud) : fromCloud;
        byte[] buffer = new byte[8192];
        cloud.setSoTimeout(TICK_MILLIS);
        int left = length < 0 ? Integer.MAX_VALUE : length;
        while (!over) {
            int read = left == 0 ? END : read(pieces, buffer, left);
            if (read == END) {
                body.finish();
                return;
            }
            if (read > 0 && length >= 0) {
                left -= read;
            }
            body.take(buffer, Math.max(0, read));
        }
    }

    private static int read(InputStream from, byte[] buffer, int most) throws IOException {
        try {
            return from.read(buffer, 0, Math.min(buffer.length, most));
        } catch (SocketTimeoutException notYet) {
            return NOTHING_YET;
        }
    }

    /** The body of the answer on its way to the edge. */
    private final class Body {
        private final OutputStream out;
        private final boolean chunked;
        private final ByteArrayOutputStream held = new ByteArrayOutputStream();
        private long heldSince;
        private long passed;

        Body(OutputStream out, boolean chunked) {
            this.out = out;
            this.chunked = chunked;
        }

        /** @param length nothing new if zero: only time has passed */
        void take(byte[] bytes, int length) throws IOException {
            if (held.size() == 0) {
                heldSince = System.nanoTime();
            }
            held.write(bytes, 0, length);
            switch (fault()) {
                case Fault.None none -> passOn();
                case Fault.Page page -> passOn();
                case Fault.Mute mute -> {}
                case Fault.Buffer buffer -> {
                    boolean full = held.size() >= buffer.bytes();
                    if (full || System.nanoTime() - heldSince >= buffer.time().toNanos()) {
                        passOn();
                    }
                }
                case Fault.Delay delay -> {
                    if (System.nanoTime() - heldSince >= delay.by().toNanos()) {
                        passOn();
                    }
                }
                case Fault.Throttle throttle -> trickle(throttle.bytesPerSecond());
                case Fault.Cut cut -> passUntil(cut);
                case Fault.Shuffle shuffle -> shuffle(shuffle);
            }
        }

        /** What is held back when the cloud has ended is held back on. */
        void finish() throws IOException {
            while (!over && held.size() > 0) {
                take(new byte[0], 0);
                if (fault() instanceof Fault.Shuffle) {
                    passOn();
                } else if (held.size() > 0) {
                    rest();
                }
            }
            if (chunked) {
                out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            }
            out.flush();
        }

        private void passOn() throws IOException {
            byte[] all = held.toByteArray();
            held.reset();
            pass(all, 0, all.length);
        }

        private void pass(byte[] bytes, int from, int length) throws IOException {
            if (length == 0) {
                return;
            }
            if (chunked) {
                out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            }
            out.write(bytes, from, length);
            if (chunked) {
                out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
            }
            out.flush();
            passed += length;
        }

        private void trickle(int bytesPerSecond) throws IOException {
            byte[] all = held.toByteArray();
            held.reset();
            int at = 0;
            int piece = Math.max(1, bytesPerSecond * TICK_MILLIS / 1000);
            while (at < all.length && !over && fault() instanceof Fault.Throttle) {
                int length = Math.min(piece, all.length - at);
                pass(all, at, length);
                at += length;
                LockSupport.parkNanos(1_000_000_000L * length / bytesPerSecond);
            }
            pass(all, at, all.length - at);
        }

        private void passUntil(Fault.Cut cut) throws IOException {
            byte[] all = held.toByteArray();
            held.reset();
            int length = Math.toIntExact(Math.clamp(cut.afterBytes() - passed, 0, all.length));
            pass(all, 0, length);
            if (length < all.length || passed >= cut.afterBytes()) {
                cut(cut.reset());
                throw new EOFException("cut");
            }
        }

        private void shuffle(Fault.Shuffle shuffle) throws IOException {
            String text = held.toString(StandardCharsets.UTF_8);
            int end = text.lastIndexOf("\n\n");
            if (end < 0) {
                return;
            }
            String[] events = text.substring(0, end).split("\n\n");
            for (int i = 0; i + 1 < events.length; i++) {
                if (random.nextDouble() < shuffle.swapped()) {
                    String follower = events[i + 1];
                    events[i + 1] = events[i];
                    events[i] = follower;
                }
            }
            StringBuilder shuffled = new StringBuilder();
            for (String event : events) {
                shuffled.append((event + "\n\n").repeat(random.nextDouble() < shuffle.twice() ? 2 : 1));
            }
            held.reset();
            byte[] rest = text.substring(end + 2).getBytes(StandardCharsets.UTF_8);
            held.write(rest, 0, rest.length);
            byte[] bytes = shuffled.toString().getBytes(StandardCharsets.UTF_8);
            pass(bytes, 0, bytes.length);
        }
    }

    private static void rest() {
        LockSupport.parkNanos(1_000_000L * TICK_MILLIS);
    }

    void cut(boolean reset) {
        over = true;
        try {
            if (reset) {
                edge.setSoLinger(true, 0);
            }
            edge.close();
            cloud.close();
        } catch (IOException gone) {
            // Cut by somebody else.
        }
    }

    @Override
    public void close() {
        cut(false);
    }
}
