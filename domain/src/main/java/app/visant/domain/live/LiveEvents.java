package app.visant.domain.live;

/** Port: tells whoever is looking. Never blocks, never fails its caller. Safe for use by many threads. */
public interface LiveEvents {
    void publish(LiveEvent event);
}
