package app.visant.adapter.edge.sqlite;

import app.visant.domain.edge.clock.UndatedPictures;
import app.visant.domain.edge.command.CommandJournal;
import app.visant.domain.edge.command.Ledger;
import app.visant.domain.edge.command.Reports;
import app.visant.domain.edge.outbox.EdgeStore;
import app.visant.domain.edge.outbox.Holdings;
import app.visant.domain.edge.outbox.Outbox;
import app.visant.domain.edge.upload.SendQueue;
import app.visant.domain.edge.upload.SentBytes;

/** The parts of a database, as the contracts want them. */
record DatabaseStore(EdgeDatabase database) implements EdgeStore {
    @Override
    public Outbox outbox() {
        return database.outbox();
    }

    @Override
    public Holdings holdings() {
        return database.holdings();
    }

    @Override
    public SendQueue sendQueue() {
        return database.sendQueue();
    }

    @Override
    public SentBytes sentBytes() {
        return database.sentBytes();
    }

    @Override
    public CommandJournal journal() {
        return database.journal();
    }

    @Override
    public Reports reports() {
        return database.reports();
    }

    @Override
    public Ledger ledger() {
        return database.ledger();
    }

    @Override
    public UndatedPictures undatedPictures() {
        return database.undatedPictures();
    }
}
