package app.visant.edge;

import app.visant.domain.edge.link.SendReports;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that tells the cloud what became of its commands. */
final class ReportWork {
    private static final Logger log = LoggerFactory.getLogger(ReportWork.class);

    private final SendReports reports;
    private final Worker worker;
    /** By {@link System#nanoTime()}: until then the cloud does not want to hear anything. */
    private long heldUntil = System.nanoTime();

    ReportWork(SendReports reports, Duration limit) {
        this.reports = reports;
        this.worker = new Worker("visant-reports", limit, this::step);
    }

    Worker worker() {
        return worker;
    }

    private @Nullable Duration step() {
        long left = heldUntil - System.nanoTime();
        if (left > 0) {
            return Duration.ofNanos(left);
        }
        SendReports.Turn turn = reports.send();
        if (turn.problem() != null) {
            log.warn("Acknowledging failed: {}", turn.problem());
        }
        Duration pause = turn.pause();
        if (turn.asked() && pause != null) {
            heldUntil = System.nanoTime() + pause.toNanos();
        }
        return pause;
    }
}
