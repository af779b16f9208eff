package app.visant.domain.edge.link;

import java.util.function.Consumer;

/** Port: reads the cloud's log of commands for this device. One thread follows at a time; any thread may close or hang up. */
public interface CommandFeed extends AutoCloseable {
    /**
     * Connects and hands on what comes, in this thread, until the connection is over; by {@link Way#POLL} until one question is
     * answered. What a listener throws ends the connection and is thrown on.
     *
     * @param cursor read what comes after this number in the log; of no meaning by {@link Way#STREAM_A}
     */
    FeedEnd follow(Way way, long cursor, Consumer<LinkEvent> listener);

    /** Ends the connection that is being followed, if any; the next one can be followed. */
    void hangUp();

    /** Ends what is being followed, now and from now on. */
    @Override
    void close();
}
