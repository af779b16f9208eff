package app.visant.adapter.cloud.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Many devices on one thread: opens their streams, and notes when each command arrives. */
final class StreamLoad implements Runnable {
    private static final int OPENING_AT_ONCE = 100;
    private static final int RECEIVE_BUFFER = 4096;
    private static final byte[] TRIGGER = "\"trigger_id\":\"t-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LABEL = "\"trigger_label\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] GREETED = "event: config".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\n\n".getBytes(StandardCharsets.US_ASCII);

    final AtomicInteger open = new AtomicInteger();
    final AtomicInteger received = new AtomicInteger();
    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 << 10);
    private final InetSocketAddress address;
    private final int streams;
    // By the number of the command: how many microseconds it took, and how often it came.
    private final int[] micros;
    private final byte[] times;
    private int begun;
    private volatile boolean stopping;
    private volatile @Nullable IOException failure;

    StreamLoad(int port, int streams, int maxCommands) throws IOException {
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.streams = streams;
        this.micros = new int[maxCommands];
        this.times = new byte[maxCommands];
    }

    /** What a stream has said of an event that is not yet whole. */
    private static final class Stream {
        private final int number;
        private boolean greeted;
        private byte[] rest = {};

        Stream(int number) {
            this.number = number;
        }
    }

    void stop() {
        stopping = true;
        selector.wakeup();
    }

    void check() throws IOException {
        if (failure != null) {
            throw new IOException("the load failed", failure);
        }
    }

    /** The sorted times of those commands in microseconds, to be asked when nothing is on the way any more. */
    int[] micros(int from, int to) {
        int[] sorted = Arrays.copyOfRange(micros, from, to);
        Arrays.sort(sorted);
        return sorted;
    }

    /** How many of those commands came exactly that often. */
    int came(int from, int to, int often) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += times[i] == often ? 1 : 0;
        }
        return count;
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                while (begun < streams && begun - open.get() < OPENING_AT_ONCE) {
                    connect();
                }
                selector.select(key -> {
                    try {
                        progress(key);
                    } catch (IOException broken) {
                        failure = broken;
                        stopping = true;
                    }
                });
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException broken) {
            failure = broken;
        }
    }

    private void connect() throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
        channel.register(selector, SelectionKey.OP_CONNECT, new Stream(begun++));
        channel.connect(address);
    }

    private void progress(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        Stream stream = (Stream) key.attachment();
        if (key.isConnectable()) {
            channel.finishConnect();
            String request = "GET /v1/device-commands/stream HTTP/1.1\r\nHost: bench\r\nAccept: text/event-stream\r\n"
                    + "X-Device-ID: D" + stream.number + "\r\n\r\n";
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            key.interestOps(SelectionKey.OP_READ);
            return;
        }
        buffer.clear().put(stream.rest);
        if (channel.read(buffer) < 0) {
            throw new EOFException("stream " + stream.number + " was closed");
        }
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        byte[] bytes = new byte[buffer.flip().remaining()];
        buffer.get(bytes);
        take(stream, bytes, now);
    }

    private void take(Stream stream, byte[] bytes, long now) {
        int from = 0;
        for (int end = find(END, bytes, from); end >= 0; end = find(END, bytes, from)) {
            int trigger = find(TRIGGER, bytes, from);
            if (trigger >= 0 && trigger < end) {
                int number = (int) number(bytes, trigger + TRIGGER.length);
                micros[number] = (int) (now - number(bytes, find(LABEL, bytes, trigger) + LABEL.length));
                times[number]++;
                received.incrementAndGet();
            } else if (!stream.greeted && find(GREETED, bytes, from) >= 0) {
                stream.greeted = true;
                open.incrementAndGet();
            }
            from = end + END.length;
        }
        stream.rest = Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static long number(byte[] bytes, int at) {
        long number = 0;
        for (int i = at; bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }

    private static int find(byte[] wanted, byte[] bytes, int from) {
        for (int i = from; i <= bytes.length - wanted.length; i++) {
            if (bytes[i] == wanted[0] && Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}
