package app.visant.contracts.device.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** @param nextHeartbeatS seconds until the next heartbeat is welcome */
public record HeartbeatAnswer(Instant serverTime, Drain drain, int nextHeartbeatS) {
    public HeartbeatAnswer {
        requireNonNull(serverTime, "server_time");
        requireNonNull(drain, "drain");
    }
}
