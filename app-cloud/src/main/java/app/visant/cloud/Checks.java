package app.visant.cloud;

import app.visant.adapter.cloud.quartz.QuartzTicks;
import com.codahale.metrics.health.HealthCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** What has to work for the cloud to do its work. */
final class Checks {
    private static final Duration LATE = Duration.ofSeconds(30);

    private Checks() {}

    static HealthCheck database(Jdbi jdbi) {
        return new HealthCheck() {
            @Override
            protected Result check() {
                jdbi.useHandle(handle -> handle.execute("SELECT 1"));
                return Result.healthy();
            }
        };
    }

    /** Another instance's ticks are as good as our own; right after the first start there are none yet. */
    static HealthCheck ticking(QuartzTicks ticks, InstantSource clock) {
        Instant start = clock.instant();
        return new HealthCheck() {
            @Override
            protected Result check() {
                Instant last = ticks.lastTick().filter(start::isBefore).orElse(start);
                return last.plus(LATE).isAfter(clock.instant())
                        ? Result.healthy()
                        : Result.unhealthy("the last tick was at %s", last);
            }
        };
    }

    static HealthCheck writable(Path folder) {
        return new HealthCheck() {
            @Override
            protected Result check() throws IOException {
                Path probe = Files.createTempFile(folder, ".probe", "");
                Files.delete(probe);
                return Result.healthy();
            }
        };
    }
}
