package app.visant.adapter.edge.mapdb;

import app.visant.domain.edge.preview.Seen.State;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entries of {@link #ENTRIES} pictures whose numbers follow each other, 13 bytes each. All pages are of one size, so that each stays
 * where it is in the file when an entry changes.
 */
final class Page {
    static final int ENTRIES = 64;
    private static final int ENTRY_BYTES = Byte.BYTES + Integer.BYTES + Long.BYTES;

    /** By the byte that stands for each, less one: none is 0. */
    private static final List<State> STATES = List.of(State.WAITS, State.SENT, State.NONE);

    private final ByteBuffer bytes;

    Page() {
        this.bytes = ByteBuffer.allocate(ENTRIES * ENTRY_BYTES);
    }

    /** @throws IllegalStateException if that is no page */
    Page(byte[] stored) {
        if (stored.length != ENTRIES * ENTRY_BYTES) {
            throw new IllegalStateException("a page of " + stored.length + " bytes");
        }
        this.bytes = ByteBuffer.wrap(stored);
    }

    byte[] stored() {
        return bytes.array();
    }

    static long of(long number) {
        return Math.floorDiv(number, ENTRIES);
    }

    private static int place(long number) {
        return Math.floorMod(number, ENTRIES) * ENTRY_BYTES;
    }

    @Nullable Entry entry(long number) {
        int at = place(number);
        byte state = bytes.get(at);
        return state == 0
                ? null
                : new Entry(bytes.getInt(at + 1), STATES.get(state - 1), bytes.getLong(at + 1 + Integer.BYTES));
    }

    void put(long number, Entry entry) {
        int at = place(number);
        bytes.put(at, (byte) (STATES.indexOf(entry.state()) + 1));
        bytes.putInt(at + 1, entry.name());
        bytes.putLong(at + 1 + Integer.BYTES, entry.look());
    }

    void remove(long number) {
        bytes.put(place(number), (byte) 0);
    }

    boolean isEmpty() {
        for (int at = 0; at < bytes.capacity(); at += ENTRY_BYTES) {
            if (bytes.get(at) != 0) {
                return false;
            }
        }
        return true;
    }
}
