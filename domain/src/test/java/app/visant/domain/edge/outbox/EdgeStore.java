package app.visant.domain.edge.outbox;

import app.visant.domain.edge.clock.UndatedPictures;
import app.visant.domain.edge.command.CommandJournal;
import app.visant.domain.edge.command.Ledger;
import app.visant.domain.edge.command.Reports;
import app.visant.domain.edge.upload.Lane;
import app.visant.domain.edge.upload.SendQueue;
import app.visant.domain.edge.upload.SentBytes;
import app.visant.domain.edge.upload.Settled;
import app.visant.domain.kernel.RecordId;
import java.time.Instant;
import java.util.List;

/** Outbox, send queue, journal, reports and ledger over the same state. */
public interface EdgeStore {
    Outbox outbox();

    Holdings holdings();

    SendQueue sendQueue();

    SentBytes sentBytes();

    CommandJournal journal();

    Reports reports();

    Ledger ledger();

    UndatedPictures undatedPictures();

    /** As if the cloud had it. */
    default void sent(RecordId id) {
        sendQueue().exchange(List.of(new Settled.Sent(id)), Lane.BACKLOG, Instant.EPOCH, 0);
    }

    /** The names of the pictures that go next; they are on their way then. */
    default List<String> take(Lane lane, Instant at, int max) {
        return sendQueue().exchange(List.of(), lane, at, max).stream()
                .map(RecordId::value)
                .toList();
    }

    /** As if it could not be sent. */
    default void postpone(String record, Instant until) {
        Settled postponed = new Settled.Postponed(new RecordId(record), until, true);
        sendQueue().exchange(List.of(postponed), Lane.BACKLOG, Instant.EPOCH, 0);
    }
}
