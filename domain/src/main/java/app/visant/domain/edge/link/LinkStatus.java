package app.visant.domain.edge.link;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the line for commands is, and why.
 *
 * @param way by which commands are read; while offline the one tried last
 * @param reason why the cloud is not heard, or why the preferred stream is not read; null if there is nothing to explain
 * @param since when state and way became what they are, by the best clock there is
 */
public record LinkStatus(LinkState state, Way way, @Nullable String reason, Instant since) {}
