package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did or saw.
 *
 * @param number its place in the log
 * @param who as people know them; empty if nobody proved themselves
 * @param address that the request came from
 * @param outcome "done", "refused", "failed", or "unknown" if the cloud ended before it could say
 * @param status of the answer
 * @param code of the error
 * @param about what it was about, beside its path
 */
public record AuditItem(
        long number,
        Instant at,
        String who,
        String whoKind,
        @Nullable String whoId,
        String address,
        String action,
        String path,
        String outcome,
        @Nullable Integer status,
        @Nullable String code,
        Map<String, String> about) {
    public AuditItem {
        requireNonNull(at, "at");
        requireNonNull(who, "who");
        requireNonNull(whoKind, "who_kind");
        requireNonNull(address, "address");
        requireNonNull(action, "action");
        requireNonNull(path, "path");
        requireNonNull(outcome, "outcome");
        about = Map.copyOf(about);
    }
}
