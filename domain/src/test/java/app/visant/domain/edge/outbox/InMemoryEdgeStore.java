package app.visant.domain.edge.outbox;

import app.visant.domain.edge.clock.ClockFix;
import app.visant.domain.edge.clock.UndatedPictures;
import app.visant.domain.edge.command.Acceptance;
import app.visant.domain.edge.command.CommandJournal;
import app.visant.domain.edge.command.EdgeCommand;
import app.visant.domain.edge.command.Ending;
import app.visant.domain.edge.command.Ledger;
import app.visant.domain.edge.command.Report;
import app.visant.domain.edge.command.Reports;
import app.visant.domain.edge.command.RunKey;
import app.visant.domain.edge.command.RunOutcome;
import app.visant.domain.edge.command.RunState;
import app.visant.domain.edge.command.Task;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.upload.SendQueue;
import app.visant.domain.edge.upload.SentBytes;
import app.visant.domain.kernel.CommandId;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.ledger.Accounting;
import app.visant.domain.ledger.DeviceLedger;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Journal, reports and outbox in memory, with the same rules as on disk. Safe for threads. */
public final class InMemoryEdgeStore implements EdgeStore {
    private final Map<RunKey, Entry> commands = new LinkedHashMap<>();
    private final Map<RecordId, WaitingPicture> pictures = new LinkedHashMap<>();
    private final SortedMap<Instant, Long> sentBytes = new ConcurrentSkipListMap<>();
    private final Map<RecordId, String> quarantined = new LinkedHashMap<>();
    private DeviceLedger forgotten = DeviceLedger.EMPTY;
    private long cursor;
    private long numbers;

    /** @param ending null as long as it is open */
    private record Entry(
            EdgeCommand command,
            RunState state,
            @Nullable Ending ending,
            @Nullable Sha256 sha256,
            Instant at,
            @Nullable RunState reported) {
        Entry ending(Ending how, @Nullable Sha256 picture, Instant when) {
            return new Entry(command, how.state(), how, picture, when, reported);
        }

        Entry as(EdgeCommand named, @Nullable RunState known) {
            return new Entry(named, state, ending, sha256, at, known);
        }

        Optional<Report> report() {
            return Optional.ofNullable(command.id())
                    .map(id -> new Report(
                            id,
                            state,
                            ending == null ? null : ending.outcome(),
                            ending == null ? null : ending.reason(),
                            sha256,
                            at));
        }
    }

    @Override
    public Outbox outbox() {
        return new Pictures();
    }

    @Override
    public Holdings holdings() {
        return new InMemoryHoldings(this);
    }

    @Override
    public CommandJournal journal() {
        return new Journal();
    }

    @Override
    public Reports reports() {
        return new Unreported();
    }

    @Override
    public Ledger ledger() {
        return new Account();
    }

    @Override
    public SendQueue sendQueue() {
        return new InMemorySendQueue(this, pictures, quarantined, sentBytes);
    }

    @Override
    public SentBytes sentBytes() {
        return new InMemorySentBytes(sentBytes);
    }

    @Override
    public UndatedPictures undatedPictures() {
        return this::date;
    }

    private synchronized int date(ClockFix fix) {
        AtomicInteger count = new AtomicInteger();
        pictures.replaceAll((id, it) -> {
            CaptureRecord dated = fix.date(it.capture());
            if (dated.equals(it.capture())) {
                return it;
            }
            count.incrementAndGet();
            OutboxItem item = new OutboxItem(dated, it.item().jpeg(), it.item().attempts());
            return new WaitingPicture(it.number(), item, it.completes(), it.notBefore(), it.sending());
        });
        return count.get();
    }

    /** Why a picture was put apart, if it was. */
    public synchronized Optional<String> quarantined(RecordId id) {
        return Optional.ofNullable(quarantined.get(id));
    }

    private synchronized void end(RunKey key, Ending ending, @Nullable Sha256 picture, Instant at) {
        commands.computeIfPresent(
                key, (same, entry) -> entry.state().isEnded() ? entry : entry.ending(ending, picture, at));
    }

    /** What was done comes to nothing after all, or to something again. */
    synchronized void revise(RecordId id, Ending ending, Instant at) {
        WaitingPicture picture = pictures.get(id);
        if (picture != null) {
            revise(picture.completes(), ending, at);
        }
    }

    boolean isOnItsWay(RecordId id) {
        WaitingPicture picture = pictures.get(id);
        return picture != null && picture.sending() && !quarantined.containsKey(id);
    }

    Stream<Holding> pictures() {
        return pictures.values().stream()
                .map(it -> new Holding(
                        it.number(),
                        it.capture(),
                        it.item().attempts(),
                        quarantined.get(it.capture().id())));
    }

    void putBack(RecordId id) {
        quarantined.remove(id);
        pictures.computeIfPresent(id, (same, it) -> it.afresh());
    }

    void forget(RecordId id) {
        quarantined.remove(id);
        pictures.remove(id);
    }

    private synchronized void revise(@Nullable RunKey key, Ending ending, Instant at) {
        if (key != null) {
            commands.computeIfPresent(
                    key,
                    (same, entry) ->
                            entry.state().mayBecome(ending.state()) ? entry.ending(ending, entry.sha256(), at) : entry);
        }
    }

    private final class Journal implements CommandJournal {
        @Override
        public Acceptance accept(EdgeCommand command, Instant at) {
            synchronized (InMemoryEdgeStore.this) {
                cursor = command.seq() > 0 ? command.seq() : cursor;
                Entry known = commands.get(command.key());
                if (known == null) {
                    commands.put(command.key(), new Entry(command, RunState.RECEIVED, null, null, at, null));
                    return new Acceptance.First();
                }
                EdgeCommand named = command.id() == null ? known.command() : command;
                commands.put(command.key(), known.as(named, null));
                return new Acceptance.Known(known.state());
            }
        }

        @Override
        public List<EdgeCommand> waiting(int max) {
            synchronized (InMemoryEdgeStore.this) {
                return commands.values().stream()
                        .filter(entry -> entry.state() == RunState.RECEIVED)
                        .map(Entry::command)
                        .sorted(Comparator.comparing(command ->
                                !(command.task() instanceof Task.Capture it && it.kind() == TriggerKind.MANUAL)))
                        .limit(max)
                        .toList();
            }
        }

        @Override
        public boolean start(RunKey key, Instant at) {
            synchronized (InMemoryEdgeStore.this) {
                Entry entry = commands.get(key);
                if (entry == null || entry.state() != RunState.RECEIVED) {
                    return false;
                }
                commands.put(key, new Entry(entry.command(), RunState.STARTED, null, null, at, entry.reported()));
                return true;
            }
        }

        @Override
        public void end(RunKey key, Ending ending, Instant at) {
            InMemoryEdgeStore.this.end(key, ending, ending.picture(), at);
        }

        @Override
        public int abandonStarted(String error, Instant at) {
            synchronized (InMemoryEdgeStore.this) {
                List<RunKey> started = commands.entrySet().stream()
                        .filter(entry -> entry.getValue().state() == RunState.STARTED)
                        .map(Map.Entry::getKey)
                        .toList();
                started.forEach(key -> end(key, Ending.failed(error), at));
                return started.size();
            }
        }

        @Override
        public long cursor() {
            synchronized (InMemoryEdgeStore.this) {
                return cursor;
            }
        }
    }

    private final class Unreported implements Reports {
        @Override
        public List<Report> unreported(int max) {
            synchronized (InMemoryEdgeStore.this) {
                return commands.values().stream()
                        .filter(entry -> entry.command().id() != null && entry.state() != entry.reported())
                        .sorted(Comparator.comparing(Entry::at))
                        .limit(max)
                        .flatMap(entry -> entry.report().stream())
                        .toList();
            }
        }

        @Override
        public void reported(List<Report> reports) {
            synchronized (InMemoryEdgeStore.this) {
                for (Report report : reports) {
                    commands.replaceAll((key, entry) ->
                            report.command().equals(entry.command().id())
                                    ? entry.as(entry.command(), report.state())
                                    : entry);
                }
            }
        }

        @Override
        public void stored(List<CommandId> ids, Instant at) {
            synchronized (InMemoryEdgeStore.this) {
                commands.replaceAll((key, entry) -> ids.contains(entry.command().id())
                                && entry.state() == RunState.FAILED
                                && entry.reported() != RunState.FAILED
                        ? new Entry(entry.command(), RunState.DONE, Ending.done(), entry.sha256(), at, RunState.DONE)
                        : entry);
            }
        }
    }

    private final class Pictures implements Outbox {
        @Override
        public void add(CaptureRecord capture, byte[] jpeg, @Nullable RunKey completes, Instant at) {
            synchronized (InMemoryEdgeStore.this) {
                if (pictures.containsKey(capture.id())) {
                    throw new IllegalArgumentException("there is a picture " + capture.id());
                }
                pictures.put(
                        capture.id(),
                        new WaitingPicture(++numbers, new OutboxItem(capture, jpeg, 0), completes, Instant.MIN, false));
                if (completes != null) {
                    end(completes, Ending.done(), capture.sha256(), at);
                }
            }
        }

        @Override
        public void quarantine(RecordId id, String reason, Instant at) {
            synchronized (InMemoryEdgeStore.this) {
                WaitingPicture picture = pictures.get(id);
                if (picture != null) {
                    quarantined.put(id, reason);
                    revise(picture.completes(), Ending.failed(reason), at);
                }
            }
        }

        @Override
        public Backlog backlog() {
            synchronized (InMemoryEdgeStore.this) {
                List<CaptureRecord> waiting = pictures.values().stream()
                        .map(WaitingPicture::capture)
                        .filter(capture -> !quarantined.containsKey(capture.id()))
                        .toList();
                return new Backlog(
                        waiting.size(),
                        waiting.stream().mapToLong(CaptureRecord::bytes).sum(),
                        waiting.stream()
                                .map(CaptureRecord::capturedAt)
                                .min(Comparator.naturalOrder())
                                .orElse(null),
                        quarantined.size());
            }
        }
    }

    private final class Account implements Ledger {
        @Override
        public DeviceLedger count() {
            synchronized (InMemoryEdgeStore.this) {
                return commands.values().stream().map(this::part).reduce(forgotten, DeviceLedger::plus);
            }
        }

        private DeviceLedger part(Entry entry) {
            if (entry.command().trigger().isEmpty()) {
                return DeviceLedger.EMPTY;
            }
            RunOutcome outcome = entry.ending() == null ? null : entry.ending().outcome();
            return new DeviceLedger(
                    new Accounting(
                            1,
                            outcome == RunOutcome.EXECUTED ? 1 : 0,
                            outcome == RunOutcome.FAILED ? 1 : 0,
                            outcome == RunOutcome.EXPIRED ? 1 : 0,
                            outcome == RunOutcome.SKIPPED ? 1 : 0,
                            outcome == RunOutcome.EVICTED ? 1 : 0,
                            outcome == null ? 1 : 0),
                    entry.command().issuedAt());
        }

        @Override
        public int forget(Instant expiredBefore) {
            synchronized (InMemoryEdgeStore.this) {
                List<Entry> old = commands.values().stream()
                        .filter(entry -> mayBeForgotten(entry, expiredBefore))
                        .toList();
                forgotten = old.stream().map(this::part).reduce(forgotten, DeviceLedger::plus);
                old.forEach(entry -> commands.remove(entry.command().key()));
                return old.size();
            }
        }

        private boolean mayBeForgotten(Entry entry, Instant expiredBefore) {
            EdgeCommand command = entry.command();
            Instant end = command.expiresAt() == null ? command.issuedAt() : command.expiresAt();
            boolean told = command.id() == null || entry.state() == entry.reported();
            return entry.state().isEnded()
                    && told
                    && end.isBefore(expiredBefore)
                    && pictures.values().stream().noneMatch(it -> command.key().equals(it.completes()));
        }
    }
}
