package app.visant.adapter.edge.sqlite;

import app.visant.domain.edge.command.Ledger;
import app.visant.domain.edge.command.RunOutcome;
import app.visant.domain.ledger.Accounting;
import app.visant.domain.ledger.DeviceLedger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

final class SqliteLedger implements Ledger {
    static final String COUNT = """
            select outcome, count(*) as triggers, min(issued_at) as since from command where trigger_id is not null group by outcome
            union all
            select outcome, triggers, since from ledger_total""";

    private static final String CARRY_OVER = """
            insert into ledger_total (outcome, triggers, since)
            select outcome, count(*), min(issued_at) from command
             where trigger_id is not null and number in (select number from forgotten) group by outcome
            on conflict (outcome) do update
               set triggers = ledger_total.triggers + excluded.triggers, since = min(ledger_total.since, excluded.since)""";

    /** Of a command without a name in the cloud's log, as the original stream has them, nothing can be said but its picture. */
    private static final String CHOOSE = """
            insert into forgotten (number)
            select number from command
             where outcome is not null and coalesce(expires_at, issued_at) < ?
               and (reported is state or command_id is null)
               and run_key not in (select run_key from capture where run_key is not null)""";

    private final Sqlite sqlite;

    SqliteLedger(Sqlite sqlite) {
        this.sqlite = sqlite;
    }

    @Override
    public DeviceLedger count() {
        return sqlite.list("add up the triggers", COUNT, SqliteLedger::part).stream()
                .reduce(DeviceLedger.EMPTY, DeviceLedger::plus);
    }

    private static DeviceLedger part(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new DeviceLedger(
                counts(outcome == null ? null : RunOutcome.valueOf(outcome), row.getLong("triggers")),
                Instant.ofEpochMilli(row.getLong("since")));
    }

    private static Accounting counts(@Nullable RunOutcome outcome, long count) {
        return switch (outcome) {
            case EXECUTED -> new Accounting(count, count, 0, 0, 0, 0, 0);
            case FAILED -> new Accounting(count, 0, count, 0, 0, 0, 0);
            case EXPIRED -> new Accounting(count, 0, 0, count, 0, 0, 0);
            case SKIPPED -> new Accounting(count, 0, 0, 0, count, 0, 0);
            case EVICTED -> new Accounting(count, 0, 0, 0, 0, count, 0);
            case null -> new Accounting(count, 0, 0, 0, 0, 0, count);
        };
    }

    @Override
    public int forget(Instant expiredBefore) {
        return sqlite.inTransaction("forget old commands", session -> {
            session.update("create temp table if not exists forgotten (number integer primary key)");
            session.update("delete from forgotten");
            int chosen = session.update(CHOOSE, expiredBefore.toEpochMilli());
            if (chosen > 0) {
                session.update(CARRY_OVER);
                session.update("delete from command where number in (select number from forgotten)");
            }
            return chosen;
        });
    }
}
