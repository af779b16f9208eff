package app.visant.domain.edge.command;

import app.visant.domain.kernel.CommandId;
import java.time.Instant;
import java.util.List;

/** Port: what the cloud does not know yet of this device's commands; it outlives the program. Safe for use by many threads. */
public interface Reports {
    /** The present state of commands whose present state is not reported, oldest change first. */
    List<Report> unreported(int max);

    /** Notes that the cloud has these; a command that went on meanwhile stays unreported. */
    void reported(List<Report> reports);

    /**
     * Takes back that these came to nothing: the cloud has their pictures, and knows that they are executed. Of these are left as they
     * are those that did not fail, and those whose failure is reported.
     */
    void stored(List<CommandId> commands, Instant at);
}
