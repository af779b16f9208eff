package app.visant.domain.audit;

import app.visant.domain.audit.Head.Mark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

public final class InMemoryAuditLog implements AuditLog {
    private final Map<ChainId, List<Entry>> entries = new HashMap<>();
    private final Map<ChainId, Head> heads = new HashMap<>();
    private final Set<ChainId> refusing = new HashSet<>();

    /** As a chain that can't be written to in time. */
    public synchronized void refuse(ChainId chain) {
        refusing.add(chain);
    }

    public synchronized void takeAgain(ChainId chain) {
        refusing.remove(chain);
    }

    @Override
    public synchronized Entry append(Draft draft) {
        if (refusing.contains(draft.chain())) {
            throw new NotOnRecord();
        }
        Head head = head(draft.chain());
        Entry entry = Entry.after(head.last().number(), head.last().hash(), draft);
        of(draft.chain()).add(entry);
        heads.put(draft.chain(), new Head(new Mark(entry.number(), entry.hash()), head.cut()));
        return entry;
    }

    @Override
    public synchronized List<Deed> deeds(ChainId chain, DeedFilter filter, long before, int limit) {
        return of(chain).reversed().stream()
                .filter(entry -> entry.draft().step() != Step.ENDED && entry.number() < before)
                .map(entry -> new Deed(entry, end(entry)))
                .filter(deed -> matches(deed, filter))
                .limit(limit)
                .toList();
    }

    private @Nullable Entry end(Entry begun) {
        return of(begun.draft().chain()).stream()
                .filter(entry ->
                        entry.draft().step() == Step.ENDED && entry.draft().about() == begun.number())
                .findFirst()
                .orElse(null);
    }

    private static boolean matches(Deed deed, DeedFilter filter) {
        Draft draft = deed.entry().draft();
        Who who = draft.who();
        return (filter.who() == null
                        || contains(who.name(), filter.who())
                        || contains(who.address(), filter.who())
                        || who.id().equals(filter.who()))
                && (filter.what() == null
                        || contains(draft.action(), filter.what())
                        || contains(draft.path(), filter.what()))
                && (filter.verdict() == null || filter.verdict() == deed.verdict())
                && (filter.from() == null || !draft.at().isBefore(filter.from()))
                && (filter.to() == null || draft.at().isBefore(filter.to()));
    }

    private static boolean contains(String text, @Nullable String part) {
        return text.toLowerCase(Locale.ROOT).contains(String.valueOf(part).toLowerCase(Locale.ROOT));
    }

    @Override
    public synchronized List<Entry> entries(ChainId chain, long after, int limit) {
        return of(chain).stream()
                .filter(entry -> entry.number() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Head head(ChainId chain) {
        return heads.getOrDefault(chain, Head.EMPTY);
    }

    @Override
    public synchronized long cut(ChainId chain, Instant olderThan, Instant now) {
        List<Entry> old = of(chain).stream()
                .takeWhile(entry -> entry.draft().at().isBefore(olderThan))
                .toList();
        if (old.isEmpty()) {
            return 0;
        }
        Entry last = old.getLast();
        append(Draft.cut(now, last));
        of(chain).removeAll(old);
        heads.put(chain, new Head(head(chain).last(), new Mark(last.number(), last.hash())));
        return old.size();
    }

    @Override
    public synchronized Set<ChainId> chains() {
        return Set.copyOf(heads.keySet());
    }

    private List<Entry> of(ChainId chain) {
        return entries.computeIfAbsent(chain, none -> new ArrayList<>());
    }

    /** As somebody does who reaches what lies beneath. */
    synchronized void tamper(ChainId chain, UnaryOperator<List<Entry>> change) {
        entries.put(chain, new ArrayList<>(change.apply(List.copyOf(of(chain)))));
    }

    synchronized void tamperWithHead(ChainId chain, UnaryOperator<Head> change) {
        heads.put(chain, change.apply(head(chain)));
    }
}
