package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** @param status {@code ok} or {@code failing} */
public record HealthAnswer(String status, String version, List<HealthCheckItem> checks) {
    public HealthAnswer {
        requireNonNull(status, "status");
        requireNonNull(version, "version");
        checks = List.copyOf(checks);
    }
}
