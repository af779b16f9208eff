package app.visant.edge.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Stands between an edge and its cloud, and does to their exchanges what networks do. Faults are chosen by the path of a request and
 * act at once, on exchanges that are under way too. Each exchange has a connection of its own. Random choices depend on the seed and
 * on the number of the exchange alone.
 */
public final class FaultyProxy implements AutoCloseable {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    private final InetSocketAddress cloud;
    private final long seed;
    private final int port;
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final Set<Exchange> exchanges = ConcurrentHashMap.newKeySet();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Passage> passages = new CopyOnWriteArrayList<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile @Nullable Listener listener;

    /** @param cloud its address, by http */
    public FaultyProxy(String cloud, long seed) {
        URI url = URI.create(cloud);
        this.cloud = new InetSocketAddress(url.getHost(), url.getPort());
        this.seed = seed;
        this.port = listen(0);
    }

    private record Rule(String path, Fault fault) {}

    private record Listener(ServerSocket server, Thread accepting) {}

    /** Where edges find the cloud. */
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Speaks no TLS. */
    public String secureAddress() {
        return "https://127.0.0.1:" + port;
    }

    /** By a name that nobody resolves. */
    public String unresolvableAddress() {
        return "http://cloud.invalid:" + port;
    }

    /** From now on, for all exchanges whose path contains this text; the latest of several rules counts. */
    public FaultyProxy on(String path, Fault fault) {
        rules.addFirst(new Rule(path, fault));
        return this;
    }

    /** For everything. */
    public FaultyProxy on(Fault fault) {
        return on("", fault);
    }

    /** From now on everything passes. */
    public void heal() {
        rules.clear();
    }

    /** Cuts all connections that are open. */
    public void cut(boolean reset) {
        exchanges.forEach(exchange -> exchange.cut(reset));
    }

    /** On return nobody listens any more, and all connections are cut. */
    public void refuse() {
        stopListening();
        cut(true);
    }

    /** Listens again. */
    public void accept() {
        int same = listen(port);
        if (same != port) {
            throw new IllegalStateException("listens at " + same);
        }
    }

    /** First lines of the requests whose path contains this text, in their order. */
    public List<String> requests(String path) {
        return requests.stream().filter(line -> line.contains(path)).toList();
    }

    /** The exchanges whose first line contains this text and whose answers have come, in the order in which these came. */
    List<Passage> passages(String path) {
        return passages.stream()
                .filter(passage -> passage.request().contains(path))
                .toList();
    }

    /** Whether no exchange is under way whose path contains this text. */
    boolean isQuiet(String path) {
        return exchanges.stream().noneMatch(exchange -> exchange.path().contains(path));
    }

    private int listen(int wanted) {
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(HERE, wanted));
            listener = new Listener(opened, Thread.ofVirtual().start(() -> acceptAll(opened)));
            return opened.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void acceptAll(ServerSocket from) {
        while (true) {
            try {
                Exchange exchange = exchange(from.accept());
                exchanges.add(exchange);
                Thread.ofVirtual().start(() -> serve(exchange));
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Exchange exchange(Socket edge) {
        Random random = new Random(seed + count.incrementAndGet());
        return new Exchange(edge, cloud, this::faultFor, requests::add, passages::add, random);
    }

    private void serve(Exchange exchange) {
        try (exchange) {
            exchange.run();
        } catch (IOException over) {
            // One of the two is gone, or was cut off: that is what this is for.
        } finally {
            exchanges.remove(exchange);
        }
    }

    private Fault faultFor(String path) {
        return rules.stream()
                .filter(rule -> path.contains(rule.path()))
                .findFirst()
                .map(Rule::fault)
                .orElseGet(Fault.None::new);
    }

    /** Waits for the thread that accepts, too: it may have taken a connection already, and holds the port until it has left. */
    private void stopListening() {
        Listener open = listener;
        if (open == null) {
            return;
        }
        try {
            open.server().close();
            open.accepting().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        stopListening();
        cut(true);
    }
}
