package app.visant.domain.ledger;

/**
 * How many triggers were planned, and what became of each.
 *
 * @param open those that have not ended yet
 */
public record Accounting(
        long planned, long executed, long failed, long expired, long skipped, long evicted, long open) {
    public static final Accounting NOTHING = new Accounting(0, 0, 0, 0, 0, 0, 0);

    /** planned = executed + failed + expired + skipped + evicted + open. */
    public boolean isBalanced() {
        return planned == executed + failed + expired + skipped + evicted + open;
    }

    /** Whether it is balanced and every trigger has ended. */
    public boolean isClosed() {
        return isBalanced() && open == 0;
    }

    public Accounting plus(Accounting other) {
        return new Accounting(
                planned + other.planned,
                executed + other.executed,
                failed + other.failed,
                expired + other.expired,
                skipped + other.skipped,
                evicted + other.evicted,
                open + other.open);
    }

    /** How much each number is larger than the other's; smaller ones come out negative. */
    public Accounting minus(Accounting other) {
        return new Accounting(
                planned - other.planned,
                executed - other.executed,
                failed - other.failed,
                expired - other.expired,
                skipped - other.skipped,
                evicted - other.evicted,
                open - other.open);
    }
}
