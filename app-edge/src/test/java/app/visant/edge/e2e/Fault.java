package app.visant.edge.e2e;

import java.time.Duration;
import java.util.Map;

/** What a {@link FaultyProxy} does to an exchange. */
public sealed interface Fault {
    /** Passes everything on. */
    record None() implements Fault {}

    /**
     * Keeps the connection open and passes nothing on; what came meanwhile is passed on when the fault is over. The cloud does not
     * learn that the edge hung up.
     *
     * @param request holds back what the edge says too
     * @param head holds back the head of the answer too, if it has not passed yet
     */
    record Mute(boolean request, boolean head) implements Fault {}

    /** Holds the body of the answer back until so many bytes, or the first of them for so long. */
    record Buffer(int bytes, Duration time) implements Fault {}

    /** Passes each piece on that much later. */
    record Delay(Duration by) implements Fault {}

    /** Passes on so slowly. */
    record Throttle(int bytesPerSecond) implements Fault {}

    /**
     * Breaks off after so many bytes of the answer's body.
     *
     * @param reset by RST instead of FIN
     */
    record Cut(int afterBytes, boolean reset) implements Fault {}

    /**
     * Sends events of a stream twice, and in another order.
     *
     * @param twice probability of each event
     * @param swapped probability that an event comes after its follower
     */
    record Shuffle(double twice, double swapped) implements Fault {}

    /** Answers in the cloud's place. */
    record Page(int status, String contentType, String body, Map<String, String> headers) implements Fault {
        public Page {
            headers = Map.copyOf(headers);
        }
    }

    static Fault mute() {
        return new Mute(false, false);
    }

    /** As a hotel's network answers before one has logged in. */
    static Fault portal() {
        return new Page(200, "text/html", "<html><body>Welcome! Please log in.</body></html>", Map.of());
    }

    static Fault redirect(String location) {
        return new Page(302, "text/html", "", Map.of("Location", location));
    }

    static Fault busy(int status, Duration retryAfter) {
        String after = Long.toString(retryAfter.toSeconds());
        return new Page(status, "text/plain", "not now", Map.of("Retry-After", after));
    }
}
