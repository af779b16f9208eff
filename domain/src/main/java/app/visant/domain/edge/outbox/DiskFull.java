package app.visant.domain.edge.outbox;

import app.visant.domain.kernel.VisantException;

/** The disk has no room left for a change. */
public final class DiskFull extends VisantException {
    private static final long serialVersionUID = 1;

    public DiskFull(String message, Throwable cause) {
        super(Kind.UNAVAILABLE, "disk_full", message);
        initCause(cause);
    }
}
