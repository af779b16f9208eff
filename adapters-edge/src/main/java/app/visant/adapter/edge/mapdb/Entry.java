package app.visant.adapter.edge.mapdb;

import app.visant.domain.edge.outbox.Holding;
import app.visant.domain.edge.outbox.Look;
import app.visant.domain.edge.preview.Seen;
import app.visant.domain.edge.preview.Seen.State;

/**
 * What the file holds of a picture.
 *
 * @param name hash of its record id, by which a number that is used again is noticed
 */
record Entry(int name, State state, long look) {
    static Entry of(Holding picture, Seen seen) {
        return new Entry(name(picture), seen.state(), seen.look().bits());
    }

    private static int name(Holding picture) {
        return picture.capture().id().value().hashCode();
    }

    boolean isOf(Holding picture) {
        return name == name(picture);
    }

    Seen seen() {
        return new Seen(new Look(look), state);
    }
}
