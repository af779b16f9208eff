package app.visant.domain.edge.link;

import app.visant.domain.edge.command.Report;
import java.util.List;

/** Port: what the device says of itself. Safe for use by many threads. */
public interface CloudLine {
    Said acknowledge(List<Report> reports);

    Said heartbeat(Heartbeat heartbeat);
}
