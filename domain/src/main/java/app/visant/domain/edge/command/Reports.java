package app.visant.domain.edge.command;

import java.util.List;

/** Port: what the cloud does not know yet of this device's commands; it outlives the program. Safe for use by many threads. */
public interface Reports {
    /** The present state of commands whose present state is not reported, oldest change first. */
    List<Report> unreported(int max);

    /** Notes that the cloud has these; a command that went on meanwhile stays unreported. */
    void reported(List<Report> reports);
}
