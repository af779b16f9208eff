package app.visant.adapter.edge.sqlite;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static app.visant.domain.edge.outbox.EdgeExamples.capture;
import static app.visant.domain.edge.outbox.EdgeExamples.jpeg;
import static app.visant.domain.edge.outbox.EdgeExamples.picture;

import java.nio.file.Path;

/** A program that takes commands in, stores a picture for each, and says so, until it is killed. */
final class PicturesUntilKilled {
    private PicturesUntilKilled() {}

    /** @param arguments the database's file and the first number */
    public static void main(String[] arguments) {
        try (EdgeDatabase database = EdgeDatabase.open(Path.of(arguments[0]))) {
            for (int number = Integer.parseInt(arguments[1]); ; number++) {
                database.journal().accept(capture(number), NOON);
                database.journal().start(capture(number).key(), NOON);
                database.outbox()
                        .add(picture(number), jpeg(number), capture(number).key(), NOON);
                System.out.println(number);
            }
        }
    }
}
