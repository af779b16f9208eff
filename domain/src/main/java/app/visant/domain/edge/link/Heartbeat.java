package app.visant.domain.edge.link;

import app.visant.domain.edge.clock.FrameClock;
import app.visant.domain.edge.outbox.Backlog;
import app.visant.domain.edge.outbox.SpareRoom.Sparing;
import app.visant.domain.edge.settings.SettingsInForce;
import app.visant.domain.ledger.DeviceLedger;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the device is.
 *
 * @param wallTime by the device's clock
 * @param clock how far that is off
 * @param settings by which the device goes
 * @param aloneSince since when it follows its schedules without the cloud; null if it does not
 * @param untilFull how long the outbox has room at the present rate; null if it does not fill
 */
public record Heartbeat(
        Instant wallTime,
        FrameClock clock,
        Duration uptime,
        Backlog backlog,
        @Nullable Duration untilFull,
        Health health,
        CameraState camera,
        DeviceLedger ledger,
        LinkStatus link,
        SettingsInForce settings,
        Sparing sparing,
        @Nullable Instant aloneSince) {
    /**
     * What the machine tells of itself; null where it does not.
     *
     * @param cpuCelsius temperature
     */
    public record Health(
            @Nullable Double cpuCelsius,
            @Nullable Long diskFreeBytes,
            @Nullable Long memoryFreeBytes) {}

    /**
     * @param source without credentials
     * @param error why the last capture failed; null if it did not
     */
    public record CameraState(
            String source, @Nullable String error, @Nullable Instant lastFrameAt) {}
}
