package app.visant.domain.edge.link;

import java.util.Set;

/** How the line for commands is. {@link #mayBecome} is the whole table of legal changes. */
public enum LinkState {
    /** Just started: nothing is known yet. */
    CONNECTING,
    /** The cloud speaks on a stream. */
    STREAM,
    /** The cloud answers questions; from time to time a stream is tried beside that. */
    POLL,
    /** The cloud is not heard. */
    OFFLINE;

    public boolean isConnected() {
        return this == STREAM || this == POLL;
    }

    public boolean mayBecome(LinkState next) {
        return successors().contains(next);
    }

    private Set<LinkState> successors() {
        return switch (this) {
            case CONNECTING -> Set.of(STREAM, POLL, OFFLINE);
            case STREAM -> Set.of(OFFLINE);
            case POLL -> Set.of(STREAM, OFFLINE);
            case OFFLINE -> Set.of(STREAM, POLL);
        };
    }
}
