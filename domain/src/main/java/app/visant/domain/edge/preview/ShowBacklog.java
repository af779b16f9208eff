package app.visant.domain.edge.preview;

import app.visant.domain.edge.link.Backoff;
import app.visant.domain.edge.link.LinkState;
import app.visant.domain.edge.link.LinkStatus;
import app.visant.domain.edge.outbox.Holding;
import app.visant.domain.edge.outbox.Holdings;
import app.visant.domain.edge.upload.BudgetGate;
import app.visant.domain.edge.upload.Gate;
import app.visant.domain.edge.upload.SendQueue;
import app.visant.domain.edge.upload.SentBytes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * As long as pictures wait, makes previews of the newest and sends them before the backlog's pictures. A backlog is more than
 * {@value #FEW} pictures, or any when the cloud has not been heard for a while; without one nothing is opened or loaded for
 * previews. One thread steps; any thread may ask whether previews are due.
 */
public final class ShowBacklog {
    /** As many as are on their way anyway when all is well. */
    public static final int FEW = 16;

    static final Duration AWAY = Duration.ofMinutes(1);
    static final Duration KEPT_OPEN = Duration.ofMinutes(5);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    /** Longer than any batch takes: nothing waits for a step that hangs. */
    private static final Duration LONGEST_STEP = Duration.ofMinutes(2);

    private static final Duration A_MOMENT = Duration.ofMillis(100);
    private static final int ARRIVALS = 32;

    private final Holdings holdings;
    private final PreviewIndex index;
    private final LookAtPictures looking;
    private final SendPreviews sending;
    private final TidyIndex tidying;
    private final Supplier<LinkStatus> link;
    private final InstantSource clock;
    private final LongSupplier nanoTime;

    /** Numbers of pictures without a preview that are to have one. */
    private final TreeSet<Long> toMake = new TreeSet<>();

    /** The last one of which the index was told; null if there is none. */
    private @Nullable Holding told;

    private boolean open;
    private boolean tidy;
    private @Nullable Long goneAt;

    /** The highest number that was considered. */
    private long top;

    private volatile boolean pending;
    private volatile long stepBegun;

    /**
     * @param queue gives the pictures' bytes
     * @param crowded whether the outbox is so full that it is good to know how its pictures look
     * @param clock by which the link's status is dated
     * @param nanoTime a clock that only goes forward, in nanoseconds
     */
    public ShowBacklog(
            SendQueue queue,
            Holdings holdings,
            PreviewMaker maker,
            PreviewIndex index,
            PreviewUpload cloud,
            BudgetGate budget,
            SentBytes sent,
            BooleanSupplier crowded,
            Supplier<LinkStatus> link,
            Backoff backoff,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.holdings = holdings;
        this.index = index;
        this.looking = new LookAtPictures(queue, maker, index, nanoTime);
        this.sending = new SendPreviews(holdings, index, cloud, budget, sent, backoff, clock, nanoTime);
        this.tidying = new TidyIndex(holdings, index, looking, crowded, nanoTime);
        this.link = link;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.stepBegun = nanoTime.getAsLong();
    }

    /** Keeps pictures back as long as there are previews that can go: a step is to be taken then. Any thread. */
    public Gate before(Gate pictures) {
        return capture -> areDue() ? A_MOMENT : pictures.admit(capture);
    }

    private boolean areDue() {
        boolean getsOn = nanoTime.getAsLong() - stepBegun < LONGEST_STEP.toNanos();
        return pending && getsOn && (sending.rest().isZero() || sending.tryFirst());
    }

    /** There is reason to believe that the cloud takes previews again. Any thread. */
    public void cloudIsBack() {
        sending.cloudIsBack();
    }

    public Turn step() {
        stepBegun = nanoTime.getAsLong();
        boolean more = false;
        try {
            if (!isBacklog()) {
                return withoutBacklog();
            }
            goneAt = null;
            tidy = false;
            consider();
            Turn turn = withBacklog();
            more = mayMake() || !index.waiting(1).isEmpty();
            return turn;
        } finally {
            /* Nothing waits for a step that fails either. */
            pending = more;
        }
    }

    private boolean isBacklog() {
        int waiting = holdings.newest(FEW + 1).size();
        return waiting > FEW || (waiting > 0 && isAway());
    }

    private boolean isAway() {
        LinkStatus now = link.get();
        return now.state() == LinkState.OFFLINE && !clock.instant().minus(AWAY).isBefore(now.since());
    }

    private Turn withoutBacklog() {
        long now = nanoTime.getAsLong();
        if (goneAt == null) {
            goneAt = now;
        }
        if (!tidy && now - goneAt >= KEPT_OPEN.toNanos()) {
            tidy = true;
            open = false;
            toMake.clear();
            index.clear();
        }
        return new Turn.Rest(LOOK_AGAIN, null);
    }

    /**
     * The newest ones when a backlog begins or the index has forgotten everything; what comes in after that. Not those that become the
     * newest because others are sent.
     */
    private void consider() {
        open &= !hasForgotten();
        List<Holding> newest = holdings.newest(open ? ARRIVALS : PreviewIndex.MOST_PREVIEWS);
        long highest = newest.isEmpty() ? 0 : newest.getFirst().number();
        if (!open) {
            open = true;
            top = 0;
        }
        top = Math.min(top, highest);
        boolean more = newest.size() == ARRIVALS && newest.getLast().number() > top;
        List<Holding> arrived = more ? holdings.newest(PreviewIndex.MOST_PREVIEWS) : newest;
        for (Holding picture : arrived) {
            if (picture.number() > top && index.find(picture).isEmpty()) {
                toMake.add(picture.number());
            }
        }
        top = highest;
        while (toMake.size() > PreviewIndex.MOST_PREVIEWS) {
            toMake.pollFirst();
        }
    }

    private boolean hasForgotten() {
        Holding last = told;
        if (last == null || index.find(last).isPresent()) {
            return false;
        }
        told = null;
        return find(last.number())
                .filter(it -> it.capture().id().equals(last.capture().id()))
                .isPresent();
    }

    private Optional<Holding> find(long number) {
        return holdings.list(number - 1, 1).stream()
                .filter(it -> it.number() == number && !it.isQuarantined())
                .findFirst();
    }

    private boolean mayMake() {
        return !toMake.isEmpty() && looking.rest().isZero();
    }

    private Turn withBacklog() {
        int toSend = index.waiting(PreviewUpload.MOST).size();
        boolean mayWait = toSend < PreviewUpload.MOST && mayMake();
        if (toSend > 0 && !mayWait && sending.rest().isZero()) {
            Turn sent = sending.step();
            return sent instanceof Turn.Rest rest && mayMake() ? new Turn.Rest(Duration.ZERO, rest.why()) : sent;
        }
        if (mayMake()) {
            return make();
        }
        Turn tidied = looking.rest().isZero() ? tidying.step() : new Turn.Rest(looking.rest(), null);
        boolean sooner = toSend > 0 && sending.rest().compareTo(tidied.pause()) < 0;
        return sooner ? new Turn.Rest(sending.rest(), null) : tidied;
    }

    private Turn make() {
        long number = toMake.removeLast();
        Holding picture = find(number).orElse(null);
        Optional<String> useless = picture == null ? Optional.empty() : looking.look(picture, true);
        if (useless.isPresent()) {
            toMake.add(number);
            return new Turn.Rest(looking.rest(), useless.get());
        }
        told = picture;
        return new Turn.Looked();
    }
}
