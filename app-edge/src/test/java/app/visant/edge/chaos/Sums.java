package app.visant.edge.chaos;

import java.util.List;
import java.util.function.ToLongFunction;

/** The sums of both sides, to be read. */
final class Sums {
    private static final int MOST_COLUMNS = 5;
    private static final List<Column> COLUMNS = List.of(
            new Column("camera gave", sides -> sides.given().size()),
            new Column("in the cloud", sides -> sides.captures().size()),
            new Column("given up", sides -> sides.givenUp().size()),
            new Column(
                    "not stored",
                    sides -> sides.given().size()
                            - sides.captures().size()
                            - sides.givenUp().size()),
            new Column("planned", sides -> sides.triggers().size()),
            new Column("executed", sides -> sides.in("executed")),
            new Column("failed", sides -> sides.in("failed")),
            new Column("expired", sides -> sides.in("expired")),
            new Column("skipped", sides -> sides.in("skipped")),
            new Column("evicted", sides -> sides.in("evicted")),
            new Column("open", sides -> sides.ledger().cloud().open()),
            new Column("asked for", sides -> sides.asked().size()),
            new Column("slots due", sides -> sides.slots().size()),
            new Column("in the edge's journal", sides -> sides.books().runs().size()));

    private Sums() {}

    private record Column(String name, ToLongFunction<BothSides> number) {}

    /** A line for each number, a column for each edge, if they are few, and one for all. */
    static String table(List<BothSides> sides) {
        List<BothSides> shown = sides.size() > MOST_COLUMNS ? List.of() : sides;
        StringBuilder table = new StringBuilder("%-22s".formatted(""));
        shown.forEach(each -> table.append("%10s".formatted(each.edge())));
        table.append("%10s%n".formatted("all " + sides.size()));
        for (Column column : COLUMNS) {
            table.append("%-22s".formatted(column.name()));
            shown.forEach(each -> table.append("%10d".formatted(column.number().applyAsLong(each))));
            table.append(
                    "%10d%n".formatted(sides.stream().mapToLong(column.number()).sum()));
        }
        return table.toString().stripTrailing();
    }

    /** What it took. */
    static String efforts(List<Victim> victims) {
        return "Sent again after the cloud had it: %d; edges that ended by themselves and were started again: %d"
                .formatted(
                        victims.stream().mapToLong(Victim::sentAgain).sum(),
                        victims.stream().mapToInt(Victim::endedByItself).sum());
    }
}
