package app.visant.contracts.device.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** Dialect B, {@code event: ping}, every 25 s. */
public record PingEvent(Instant serverTime) {
    public PingEvent {
        requireNonNull(serverTime, "server_time");
    }
}
