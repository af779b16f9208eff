package app.visant.domain.edge.preview;

import app.visant.domain.edge.link.Backoff;
import app.visant.domain.edge.outbox.Holding;
import app.visant.domain.edge.outbox.Holdings;
import app.visant.domain.edge.preview.PreviewUpload.Answer;
import app.visant.domain.edge.preview.PreviewUpload.Refused;
import app.visant.domain.edge.preview.PreviewUpload.Taken;
import app.visant.domain.edge.preview.PreviewUpload.Unknown;
import app.visant.domain.edge.preview.PreviewUpload.Unreachable;
import app.visant.domain.edge.preview.Seen.State;
import app.visant.domain.edge.upload.BudgetGate;
import app.visant.domain.edge.upload.SentBytes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends the previews that wait in the index, several at once, within the budget. When the cloud refuses some, ever fewer are sent,
 * until the one is alone that it does not take. For one thread, but for
 * {@link #rest()}, {@link #tryFirst} and {@link #cloudIsBack}.
 */
final class SendPreviews {
    private static final Duration OLDER_CLOUD = Duration.ofDays(1);

    private final Holdings holdings;
    private final PreviewIndex index;
    private final PreviewUpload cloud;
    private final BudgetGate budget;
    private final SentBytes sent;
    private final Backoff backoff;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private int most = PreviewUpload.MOST;
    private int failures;
    private volatile long restUntil;
    private volatile boolean unknown;

    /** Nobody answered the last time. */
    private boolean lost;

    /** The next turn is the pictures'. */
    private boolean tried;

    SendPreviews(
            Holdings holdings,
            PreviewIndex index,
            PreviewUpload cloud,
            BudgetGate budget,
            SentBytes sent,
            Backoff backoff,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.holdings = holdings;
        this.index = index;
        this.cloud = cloud;
        this.budget = budget;
        this.sent = sent;
        this.backoff = backoff;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.restUntil = nanoTime.getAsLong();
    }

    /** How long it rests; zero if it does not. */
    Duration rest() {
        return Duration.ofNanos(Math.max(0, restUntil - nanoTime.getAsLong()));
    }

    /** Ends a rest, unless the cloud is known to know of no previews. */
    void cloudIsBack() {
        if (!unknown) {
            restUntil = nanoTime.getAsLong();
        }
    }

    /**
     * When the line was lost, previews and pictures take turns at trying, so that it is a preview that first finds the line again. Any
     * thread.
     *
     * @return whether it is the previews' turn, which are to try at once
     */
    synchronized boolean tryFirst() {
        tried = lost && !tried;
        if (tried) {
            restUntil = nanoTime.getAsLong();
        }
        return tried;
    }

    private synchronized void answered(boolean somebody) {
        lost = !somebody;
    }

    /** Sends some, if any wait. */
    Turn step() {
        List<Holding> pictures = new ArrayList<>();
        List<Preview> previews = new ArrayList<>();
        for (long number : index.waiting(most)) {
            Holding picture = find(number).orElse(null);
            byte[] jpeg = picture == null ? null : index.preview(picture).orElse(null);
            if (picture == null || jpeg == null) {
                index.retain(number - 1, number, List.of());
            } else {
                pictures.add(picture);
                previews.add(new Preview(picture.capture(), jpeg));
            }
        }
        return previews.isEmpty() ? new Turn.Looked() : send(pictures, previews);
    }

    private Optional<Holding> find(long number) {
        return holdings.list(number - 1, 1).stream()
                .filter(it -> it.number() == number && !it.isQuarantined())
                .findFirst();
    }

    private Turn send(List<Holding> pictures, List<Preview> previews) {
        long bytes = previews.stream().mapToLong(Preview::bytesOnTheLine).sum();
        Duration wait = budget.admit(bytes);
        if (wait.isPositive()) {
            return rest(wait, null);
        }
        Answer answer = cloud.send(previews);
        answered(!(answer instanceof Unreachable unheard) || unheard.after() != null);
        return switch (answer) {
            case Taken taken -> taken(pictures, bytes);
            case Unknown older -> {
                unknown = true;
                yield rest(OLDER_CLOUD, "the cloud knows of no previews: " + older.why());
            }
            case Refused refused -> refused(pictures, refused.why());
            case Unreachable unreachable -> unreachable(unreachable);
        };
    }

    private Turn taken(List<Holding> pictures, long bytes) {
        failures = 0;
        unknown = false;
        most = PreviewUpload.MOST;
        pictures.forEach(picture -> mark(picture, State.SENT));
        sent.add(bytes, clock.instant());
        return new Turn.Sent(pictures.size());
    }

    private void mark(Holding picture, State state) {
        index.find(picture).ifPresent(seen -> index.add(picture, new Seen(seen.look(), state), null));
    }

    private Turn refused(List<Holding> pictures, String why) {
        if (pictures.size() > 1) {
            most = pictures.size() / 2;
            return new Turn.Looked();
        }
        most = PreviewUpload.MOST;
        mark(pictures.getFirst(), State.NONE);
        return new Turn.Rest(
                Duration.ZERO,
                "the cloud refuses the preview of "
                        + pictures.getFirst().capture().id() + ": " + why);
    }

    private Turn unreachable(Unreachable it) {
        Duration after = it.after();
        return rest(after == null ? backoff.delay(failures++) : backoff.after(after), it.why());
    }

    private Turn rest(Duration pause, @Nullable String why) {
        restUntil = nanoTime.getAsLong() + pause.toNanos();
        return new Turn.Rest(pause, why);
    }
}
