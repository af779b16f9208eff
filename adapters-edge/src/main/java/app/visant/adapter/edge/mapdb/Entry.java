package app.visant.adapter.edge.mapdb;

import app.visant.domain.edge.outbox.Holding;
import app.visant.domain.edge.outbox.Look;
import app.visant.domain.edge.preview.Seen;
import app.visant.domain.edge.preview.Seen.State;
import java.io.IOException;
import java.util.List;
import org.mapdb.DataInput2;
import org.mapdb.DataOutput2;
import org.mapdb.serializer.GroupSerializerObjectArray;

/**
 * What the file holds of a picture, 13 bytes.
 *
 * @param name hash of its record id, by which a number that is used again is noticed
 */
record Entry(int name, State state, long look) {
    private static final List<State> STATES = List.of(State.values());

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

    /** Fixed, by hand: nothing of a class is stored. */
    static final class Form extends GroupSerializerObjectArray<Entry> {
        @Override
        public void serialize(DataOutput2 out, Entry entry) throws IOException {
            out.writeInt(entry.name());
            out.writeByte(STATES.indexOf(entry.state()));
            out.writeLong(entry.look());
        }

        @Override
        public Entry deserialize(DataInput2 in, int available) throws IOException {
            return new Entry(in.readInt(), STATES.get(in.readUnsignedByte()), in.readLong());
        }
    }
}
