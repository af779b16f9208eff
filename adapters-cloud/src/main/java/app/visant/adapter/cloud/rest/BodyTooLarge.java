package app.visant.adapter.cloud.rest;

import app.visant.domain.kernel.VisantException;

/** A request has more bytes than are read. */
final class BodyTooLarge extends VisantException {
    BodyTooLarge(long maxBytes) {
        super(Kind.TOO_LARGE, "body_too_large", "The request has more than " + maxBytes + " bytes.");
    }
}
