package app.visant.domain.edge.outbox;

import app.visant.domain.edge.command.CommandJournal;
import app.visant.domain.edge.command.Ledger;
import app.visant.domain.edge.command.Reports;

/** Outbox, journal, reports and ledger over the same state. */
public interface EdgeStore {
    Outbox outbox();

    Holdings holdings();

    CommandJournal journal();

    Reports reports();

    Ledger ledger();
}
