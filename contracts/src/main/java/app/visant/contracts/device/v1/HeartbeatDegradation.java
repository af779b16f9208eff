package app.visant.contracts.device.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the device does so that it has to give no picture up. It keeps what people and events ask for whole until the last stage.
 *
 * @param stage {@code none}, {@code quality} (scheduled pictures are stored smaller), {@code rate} (and slots are skipped) or
 *     {@code previews} (and scheduled pictures are stored as previews)
 * @param oneIn of so many slots of a schedule one is taken
 * @param since when the stage began, by the cloud's clock if the device knows it
 */
public record HeartbeatDegradation(
        String stage, @Nullable Integer oneIn, @Nullable Instant since) {
    public HeartbeatDegradation {
        requireNonNull(stage, "stage");
    }
}
