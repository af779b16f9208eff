package app.visant.cloud.dashboard;

import app.visant.domain.access.Actor;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list of what lies above organisations. Public, since templates see no other methods.
 *
 * @param <R> a row as the page shows it
 */
public abstract class PlatformList<R> extends app.visant.cloud.dashboard.Page {
    private final Asked asked;
    private final List<R> rows;
    private final long total;

    /**
     * What was asked for.
     *
     * @param path of the page
     * @param part of a name or an address; empty for all
     * @param offset how many come before
     */
    record Asked(String path, String part, int offset) {
        /** Of what came with the request. */
        static Asked of(String path, String part, int offset) {
            return new Asked(path, part.strip().replace("\u0000", ""), Math.max(0, offset));
        }

        Slice slice() {
            return new Slice(Slice.MAX_LIMIT, offset);
        }
    }

    <T> PlatformList(String template, Actor actor, Asked asked, Page<T> found, Function<T, R> row) {
        super(template, actor);
        this.asked = asked;
        this.rows = found.items().stream().map(row).toList();
        this.total = found.total();
    }

    public final List<R> rows() {
        return rows;
    }

    public final String part() {
        return asked.part();
    }

    /** Such as {@code 101 to 200 of 240}; empty if all are there. */
    public final String which() {
        return rows.size() == total || rows.isEmpty()
                ? ""
                : asked.offset() + 1 + " to " + (asked.offset() + rows.size()) + " of " + total;
    }

    /** Where those behind are; empty if there are none. */
    public final String further() {
        int next = asked.offset() + rows.size();
        return rows.isEmpty() || next >= total
                ? ""
                : UriBuilder.fromPath(asked.path())
                        .queryParam("part", "{part}")
                        .queryParam("offset", next)
                        .build(asked.part())
                        .toString();
    }

    static String text(@Nullable Instant at) {
        return at == null ? "" : at.toString();
    }
}
