package app.visant.contracts.people.v1;

/** Numbers of triggers by how they ended; as a difference they may be negative. Planned is the sum of all the others. */
public record LedgerCounts(
        long planned, long executed, long failed, long expired, long skipped, long evicted, long open) {}
