package app.visant.domain.edge.link;

import app.visant.domain.edge.command.Report;
import app.visant.domain.edge.command.Reports;
import app.visant.domain.kernel.CommandId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the cloud what became of its commands, until it knows. One thread at a time. */
public final class SendReports {
    private static final int BATCH = 100;

    private final Reports reports;
    private final CloudLine cloud;
    private final Backoff backoff;
    private final InstantSource clock;
    private int size = BATCH;
    private int failures;

    public SendReports(Reports reports, CloudLine cloud, Backoff backoff, InstantSource clock) {
        this.reports = reports;
        this.cloud = cloud;
        this.backoff = backoff;
        this.clock = clock;
    }

    /**
     * @param pause how long to wait before the next try; null when there is nothing to tell
     * @param problem what went wrong; null if nothing did
     * @param asked whether the cloud asked for the pause, which is then kept whatever there is to tell meanwhile
     */
    public record Turn(@Nullable Duration pause, @Nullable String problem, boolean asked) {}

    /** Sends one batch. What the cloud rejects is sent again in halves, so that it takes no other along; by itself not again. */
    public Turn send() {
        List<Report> batch = reports.unreported(size);
        if (batch.isEmpty()) {
            return new Turn(null, null, false);
        }
        return switch (cloud.acknowledge(batch)) {
            case Said.Heard heard -> {
                told(batch, heard.stored());
                size = Math.min(BATCH, 2 * size);
                yield new Turn(Duration.ZERO, null, false);
            }
            case Said.Rejected rejected -> {
                if (batch.size() == 1) {
                    told(batch, List.of());
                }
                size = Math.max(1, batch.size() / 2);
                yield new Turn(backoff.delay(0), rejected.why(), false);
            }
            case Said.Unheard unheard -> {
                Duration pause = Optional.ofNullable(unheard.after())
                        .map(backoff::after)
                        .orElseGet(() -> backoff.delay(failures));
                failures++;
                yield new Turn(pause, unheard.why(), unheard.after() != null);
            }
        };
    }

    /** What is stored is noted first: an end between the two leaves it to be told once more. */
    private void told(List<Report> batch, List<CommandId> stored) {
        failures = 0;
        if (!stored.isEmpty()) {
            reports.stored(stored, clock.instant());
        }
        reports.reported(batch.stream()
                .filter(report -> !stored.contains(report.command()))
                .toList());
    }
}
