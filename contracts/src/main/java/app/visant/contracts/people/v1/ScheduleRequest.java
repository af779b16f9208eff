package app.visant.contracts.people.v1;

import app.visant.contracts.device.v1.Window;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule to create, or what of it to change; in a change, what is absent stays as it is. Either
 * {@code cronExpression} or {@code intervalSeconds}. Words as in {@link app.visant.contracts.device.v1.Schedule}.
 *
 * @param deviceId of a schedule to create
 */
public record ScheduleRequest(
        @Nullable String deviceId,
        @Nullable String triggerLabel,
        @Nullable String cronExpression,
        @Nullable Long intervalSeconds,
        @Nullable Instant anchor,
        @Nullable String zone,
        @Nullable List<Window> windows,
        @Nullable String misfire,
        @Nullable Long expiresAfterSeconds,
        @Nullable Boolean enabled) {}
