package app.visant.contracts.people.v1;

import app.visant.contracts.device.v1.Window;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule that need not exist.
 *
 * @param from the first instant that counts; absent: now
 * @param count how many slots to answer, 1 to 100; absent: 10
 */
public record PreviewRequest(
        @Nullable String cronExpression,
        @Nullable Long intervalSeconds,
        @Nullable Instant anchor,
        @Nullable String zone,
        @Nullable List<Window> windows,
        @Nullable Instant from,
        @Nullable Integer count) {}
