package app.visant.adapter.edge.mapdb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
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
    private final BTreeMap<Long, byte[]> pages;
    private final BTreeMap<Long, byte[]> previews;
    private int waiting;

    OpenIndex(Path file) {
        db = DBMaker.fileDB(file.toFile())
                .fileLockDisable()
                .concurrencyDisable()
                .make();
        pages = map("pages");
        previews = map("previews");
        waiting = previews.size();
    }

    private BTreeMap<Long, byte[]> map(String name) {
        return db.treeMap(name, Serializer.LONG, Serializer.BYTE_ARRAY)
                .valuesOutsideNodesEnable()
                .createOrOpen();
    }

    @Nullable Entry entry(long number) {
        Page page = page(Page.of(number));
        return page == null ? null : page.entry(number);
    }

    private @Nullable Page page(long at) {
        byte[] stored = pages.get(at);
        return stored == null ? null : new Page(stored);
    }

    byte @Nullable [] preview(long number) {
        return previews.get(number);
    }

    /** Keeps no more previews than that, the highest numbers. */
    void put(long number, Entry entry, byte @Nullable [] preview, int most) {
        Page known = page(Page.of(number));
        Page page = known == null ? new Page() : known;
        page.put(number, entry);
        pages.put(Page.of(number), page.stored());
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

    /** Forgets all others of those above {@code after} and up to {@code upTo}. */
    void retain(long after, long upTo, Set<Long> numbers) {
        Long at = pages.ceilingKey(Page.of(after));
        while (at != null && at <= Page.of(upTo)) {
            Page page = page(at);
            if (page != null) {
                retain(at, page, after, upTo, numbers);
            }
            at = pages.higherKey(at);
        }
    }

    private void retain(long at, Page page, long after, long upTo, Set<Long> numbers) {
        boolean changed = false;
        for (long number = at * Page.ENTRIES; number < (at + 1) * Page.ENTRIES; number++) {
            boolean concerned = number > after && number <= upTo && !numbers.contains(number);
            if (concerned && page.entry(number) != null) {
                page.remove(number);
                drop(number);
                changed = true;
            }
        }
        if (page.isEmpty()) {
            pages.remove(at);
        } else if (changed) {
            pages.put(at, page.stored());
        }
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
