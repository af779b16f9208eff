package app.visant.edge;

import app.visant.domain.kernel.VisantException;

/** The daemon can't start here; the message says what to do. */
final class StartFailed extends VisantException {
    StartFailed(String message) {
        super(Kind.UNAVAILABLE, "start_failed", message);
    }
}
