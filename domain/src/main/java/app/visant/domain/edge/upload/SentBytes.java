package app.visant.domain.edge.upload;

import java.time.Instant;
import java.util.Map;

/** Port: how many bytes of pictures the cloud has got, hour by hour. They are added by the {@link SendQueue} with each sent picture. */
public interface SentBytes {
    /** Bytes by the hour's beginning, of those hours that are not before that instant. */
    Map<Instant, Long> since(Instant from);
}
