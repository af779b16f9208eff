package app.visant.domain.edge.link;

import app.visant.domain.edge.command.Report;
import app.visant.domain.edge.command.Reports;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the cloud what became of its commands, until it knows. One thread at a time. */
public final class SendReports {
    private static final int BATCH = 100;

    private final Reports reports;
    private final CloudLine cloud;
    private final Backoff backoff;
    private int failures;

    public SendReports(Reports reports, CloudLine cloud, Backoff backoff) {
        this.reports = reports;
        this.cloud = cloud;
        this.backoff = backoff;
    }

    /**
     * @param pause how long to wait before the next try; null when there is nothing to tell
     * @param problem what went wrong; null if nothing did
     */
    public record Turn(@Nullable Duration pause, @Nullable String problem) {}

    /** Sends one batch. What the cloud rejects is not sent again. */
    public Turn send() {
        List<Report> batch = reports.unreported(BATCH);
        if (batch.isEmpty()) {
            return new Turn(null, null);
        }
        return switch (cloud.acknowledge(batch)) {
            case Said.Heard heard -> told(batch, null);
            case Said.Rejected rejected -> told(batch, rejected.why());
            case Said.Unheard unheard -> {
                Duration pause = Optional.ofNullable(unheard.after())
                        .map(backoff::after)
                        .orElseGet(() -> backoff.delay(failures));
                failures++;
                yield new Turn(pause, unheard.why());
            }
        };
    }

    private Turn told(List<Report> batch, @Nullable String problem) {
        failures = 0;
        reports.reported(batch);
        return new Turn(Duration.ZERO, problem);
    }
}
