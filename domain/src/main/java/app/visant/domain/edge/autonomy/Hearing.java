package app.visant.domain.edge.autonomy;

import app.visant.domain.edge.command.EdgeCommand;
import app.visant.domain.edge.command.Validity;
import app.visant.domain.edge.link.FeedEnd;
import app.visant.domain.edge.link.LinkEvent;
import app.visant.domain.edge.link.ServerClock;
import app.visant.domain.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Knows when the cloud was heard last on the line for commands, and keeps the schedules that it tells. Other lines do not count: a
 * device whose pictures get through and whose commands do not is alone. Safe for threads.
 */
public final class Hearing implements Consumer<LinkEvent> {
    /** How often the moment is written down at most. */
    static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    /** HTTP: not active, and not known. Who can't prove who it is, 401, is told nothing of the device that it is. */
    private static final Set<Integer> NOT_SERVED = Set.of(403, 404);

    private final KeptSchedules kept;
    private final ServerClock serverClock;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final long startedNanos;
    private final Optional<Instant> heardBefore;
    private @Nullable Heard last;
    private @Nullable Long notedNanos;

    /**
     * @param clock this device's
     * @param nanos like {@link System#nanoTime()}
     */
    public Hearing(KeptSchedules kept, ServerClock serverClock, InstantSource clock, LongSupplier nanos) {
        this.kept = kept;
        this.serverClock = serverClock;
        this.clock = clock;
        this.nanos = nanos;
        this.startedNanos = nanos.getAsLong();
        this.heardBefore = kept.heardAt();
    }

    private record Heard(Instant at, long nanos) {}

    @Override
    public void accept(LinkEvent event) {
        switch (event) {
            // May be the answer to a question, while the line for commands says nothing.
            case LinkEvent.Configured configured -> keep(configured.schedules());
            case LinkEvent.Confirmed confirmed -> heard();
            case LinkEvent.Alive alive -> heard();
            case LinkEvent.ServerTime time -> heard();
            case LinkEvent.Arrived arrived -> heard();
            case LinkEvent.Repeated repeated -> heard();
            case LinkEvent.Connecting connecting -> {}
            case LinkEvent.Opened opened -> {}
            case LinkEvent.Garbage garbage -> {}
        }
    }

    /** A cloud that does not serve this device has spoken too: a device that was suspended takes no pictures of its own accord. */
    public void ended(FeedEnd end) {
        if (end instanceof FeedEnd.Refused refused && NOT_SERVED.contains(refused.status())) {
            heard();
        }
    }

    private void keep(List<Schedule> schedules) {
        List<Schedule> told = schedules.stream()
                .sorted(Comparator.comparing(schedule -> schedule.id().toString()))
                .toList();
        if (!told.equals(kept.all().stream().map(KeptSchedules.Kept::schedule).toList())) {
            kept.replace(told);
        }
    }

    /** Without the cloud's time the moment is known to this program only: its successor could not trust it. */
    private synchronized void heard() {
        long now = nanos.getAsLong();
        last = new Heard(serverClock.instant(), now);
        if (serverClock.isTold() && (notedNanos == null || now - notedNanos >= NOTED_EVERY.toNanos())) {
            kept.heard(last.at());
            notedNanos = now;
        }
    }

    /**
     * Whether a command may be begun, as well as the time is known. The time of one that the cloud has given out is over if that is
     * sure: this device's clock alone ends none. What was fired alone goes by the same time as it was fired by.
     */
    public synchronized Validity validity(EdgeCommand command) {
        if (!command.isExpired(now())) {
            return Validity.VALID;
        }
        boolean sure = serverClock.isTold()
                || command.seq() == 0
                || earliest().filter(command::isExpired).isPresent();
        return sure ? Validity.OVER : Validity.UNKNOWN;
    }

    /** For how long nothing was heard; since the start of the program if it has heard nothing yet. */
    synchronized Duration silence() {
        return Duration.ofNanos(nanos.getAsLong() - (last == null ? startedNanos : last.nanos()));
    }

    /** When the cloud was heard last by this program or by an earlier one; empty if it never was. */
    synchronized Optional<Instant> heardAt() {
        return last == null ? heardBefore : Optional.of(last.at());
    }

    /**
     * The time, as well as it is known: the cloud's, if it was told; else this device's clock, but no earlier than the cloud was heard
     * by an earlier program and what has passed since this one was started.
     */
    synchronized Instant now() {
        if (serverClock.isTold()) {
            return serverClock.instant();
        }
        Instant read = clock.instant();
        return earliest().filter(read::isBefore).orElse(read);
    }

    /** It is no earlier than this, whatever this device's clock says. */
    private Optional<Instant> earliest() {
        return heardBefore.map(before -> before.plusNanos(nanos.getAsLong() - startedNanos));
    }
}
