package app.visant.domain.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

public final class InMemoryLetters implements Letters {
    private final List<Row> rows = new ArrayList<>();

    private record Row(WaitingLetter letter, Instant dueAt) {}

    @Override
    public synchronized void add(LetterId id, Letter letter, Instant now) {
        rows.add(new Row(new WaitingLetter(id, letter, now, 0), now));
    }

    @Override
    public synchronized List<WaitingLetter> take(int limit, Instant now, Instant until) {
        List<Row> due = rows.stream()
                .filter(row -> !row.dueAt().isAfter(now))
                .sorted(Comparator.comparing(Row::dueAt))
                .limit(limit)
                .toList();
        rows.removeAll(due);
        List<WaitingLetter> taken = due.stream()
                .map(Row::letter)
                .map(each -> new WaitingLetter(each.id(), each.letter(), each.writtenAt(), each.tries() + 1))
                .toList();
        taken.forEach(each -> rows.add(new Row(each, until)));
        return taken;
    }

    @Override
    public synchronized void postpone(LetterId id, Instant until) {
        rows.replaceAll(row -> row.letter().id().equals(id) ? new Row(row.letter(), until) : row);
    }

    @Override
    public synchronized void forget(LetterId id) {
        rows.removeIf(row -> row.letter().id().equals(id));
    }

    @Override
    public synchronized int count() {
        return rows.size();
    }
}
