package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

public record HealthCheckItem(
        String name, boolean healthy, @Nullable String message) {
    public HealthCheckItem {
        requireNonNull(name, "name");
    }
}
