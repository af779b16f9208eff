package app.visant.domain.edge.outbox;

import app.visant.domain.kernel.VisantException;

/** There is no room for a picture, and nothing that may go for it. */
public final class OutboxFull extends VisantException {
    private static final long serialVersionUID = 1;

    OutboxFull(String message) {
        super(Kind.UNAVAILABLE, "outbox_full", message);
    }
}
