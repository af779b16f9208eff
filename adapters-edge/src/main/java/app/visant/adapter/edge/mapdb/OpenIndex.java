package app.visant.adapter.edge.mapdb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapdb.BTreeMap;
import org.mapdb.DB;
import org.mapdb.DBMaker;
import org.mapdb.Serializer;

/**
 * The open file: what was seen of each picture, and the previews that wait, by the pictures' numbers. Read and written by plain calls,
 * so that a full disk is an error and not a signal, and no more of it is in memory than a node at a time. Any of its methods may throw
 * anything if the file is broken. For one thread at a time.
 */
final class OpenIndex {
    private final DB db;
    private final BTreeMap<Long, Entry> entries;
    private final BTreeMap<Long, byte[]> previews;
    private int waiting;

    OpenIndex(Path file) {
        db = DBMaker.fileDB(file.toFile())
                .fileLockDisable()
                .concurrencyDisable()
                .make();
        entries = db.treeMap("entries", Serializer.LONG, new Entry.Form()).createOrOpen();
        previews = db.treeMap("previews", Serializer.LONG, Serializer.BYTE_ARRAY)
                .valuesOutsideNodesEnable()
                .createOrOpen();
        waiting = previews.size();
    }

    @Nullable Entry entry(long number) {
        return entries.get(number);
    }

    byte @Nullable [] preview(long number) {
        return previews.get(number);
    }

    /** Keeps no more previews than that, the highest numbers. */
    void put(long number, Entry entry, byte @Nullable [] preview, int most) {
        entries.put(number, entry);
        if (preview == null) {
            drop(number);
            return;
        }
        waiting += previews.put(number, preview) == null ? 1 : 0;
        while (waiting > most) {
            drop(previews.firstKey());
        }
    }

    private void drop(long number) {
        waiting -= previews.remove(number) == null ? 0 : 1;
    }

    /** Those with a preview, the highest first. */
    List<Long> waiting(int max) {
        List<Long> numbers = new ArrayList<>();
        Iterator<Long> each = previews.descendingKeyIterator();
        while (numbers.size() < max && each.hasNext()) {
            numbers.add(each.next());
        }
        return numbers;
    }

    /** Of those above {@code after} and up to {@code upTo}. */
    List<Long> numbers(long after, long upTo) {
        return new ArrayList<>(entries.subMap(after, false, upTo, true).keySet());
    }

    void forget(long number) {
        entries.remove(number);
        drop(number);
    }

    void close() {
        db.commit();
        db.close();
    }

    /** Whatever is wrong with it. */
    void abandon() {
        db.close();
    }
}
