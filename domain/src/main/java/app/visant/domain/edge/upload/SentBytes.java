package app.visant.domain.edge.upload;

import java.time.Instant;
import java.util.Map;

/** Port: how many bytes of pictures the cloud has got, hour by hour. The {@link SendQueue} adds each sent picture. */
public interface SentBytes {
    /** Bytes by the hour's beginning, of those hours that are not before that instant. */
    Map<Instant, Long> since(Instant from);

    /** Counts what was sent besides pictures. It is on disk when the method returns. */
    void add(long bytes, Instant at);
}
