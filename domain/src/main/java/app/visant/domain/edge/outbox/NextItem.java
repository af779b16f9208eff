package app.visant.domain.edge.outbox;

import java.time.Instant;

/** What to send next. */
public sealed interface NextItem {
    record Due(OutboxItem item) implements NextItem {}

    /** Everything that waits has failed before and is not to be tried before that time. */
    record Later(Instant at) implements NextItem {}

    record Nothing() implements NextItem {}
}
