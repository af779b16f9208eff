package app.visant.adapter.cloud.rest;

import app.visant.domain.kernel.VisantException;

/** There is no memory for one more upload at this moment. */
final class Busy extends VisantException {
    Busy() {
        super(Kind.UNAVAILABLE, "busy", "Too many uploads are in hand: send this one again a little later.");
    }
}
