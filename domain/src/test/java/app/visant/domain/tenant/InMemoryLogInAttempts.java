package app.visant.domain.tenant;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

public final class InMemoryLogInAttempts implements LogInAttempts {
    private final Map<String, Row> rows = new HashMap<>();

    private record Row(int failures, Instant lastAt, Instant freeAt) {}

    @Override
    public synchronized Optional<Duration> begin(String subject, Delays delays, Instant now) {
        Row row = rows.getOrDefault(subject, new Row(0, now, now));
        if (row.freeAt().isAfter(now)) {
            return Optional.of(Duration.between(now, row.freeAt()));
        }
        int failures = row.lastAt().isAfter(now.minus(Delays.FORGOTTEN)) ? row.failures() + 1 : 1;
        rows.put(subject, new Row(failures, now, now.plus(delays.after(failures))));
        return Optional.empty();
    }

    @Override
    public synchronized void takeBack(String subject, Instant now) {
        rows.computeIfPresent(subject, (_, row) -> new Row(Math.max(row.failures() - 1, 0), row.lastAt(), now));
    }

    @Override
    public synchronized void clear(String subject) {
        rows.remove(subject);
    }
}
