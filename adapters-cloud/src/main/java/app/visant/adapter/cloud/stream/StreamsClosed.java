package app.visant.adapter.cloud.stream;

import app.visant.domain.kernel.VisantException;

/** The server is starting or stopping. */
final class StreamsClosed extends VisantException {
    StreamsClosed() {
        super(Kind.UNAVAILABLE, "streams_closed", "The server is starting or stopping: come back in a moment.");
    }
}
