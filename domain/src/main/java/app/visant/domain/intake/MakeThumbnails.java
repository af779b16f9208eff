package app.visant.domain.intake;

import app.visant.domain.capture.Capture;
import app.visant.domain.capture.ThumbnailState;
import app.visant.domain.live.LiveEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes what stands beside a picture, its small version and the description of it, where they are missing. Taken up again
 * after a crash: what is missing is in the rows.
 */
public final class MakeThumbnails {
    private final Captures captures;
    private final Datalake datalake;
    private final Thumbnails thumbnails;
    private final LiveEvents live;

    public MakeThumbnails(Captures captures, Datalake datalake, Thumbnails thumbnails, LiveEvents live) {
        this.captures = captures;
        this.datalake = datalake;
        this.thumbnails = thumbnails;
        this.live = live;
    }

    /**
     * Makes up to {@code max} of them. One that fails holds up none of the others, and is taken up again by the next call.
     *
     * @return how many pictures were dealt with; fewer than {@code max} means that none are left
     * @throws RuntimeException what the first that failed failed with, after all were tried
     */
    public int make(int max) {
        List<Capture> waiting = captures.withoutThumbnail(max);
        List<RuntimeException> faults = new ArrayList<>();
        for (Capture capture : waiting) {
            try {
                make(capture);
            } catch (RuntimeException fault) {
                faults.add(fault);
            }
        }
        if (!faults.isEmpty()) {
            RuntimeException first = faults.removeFirst();
            faults.forEach(first::addSuppressed);
            throw first;
        }
        return waiting.size();
    }

    private void make(Capture capture) {
        datalake.describe(capture);
        Optional<byte[]> small = datalake.read(capture, Datalake.Piece.IMAGE).flatMap(thumbnails::make);
        small.ifPresent(bytes -> datalake.write(capture, Datalake.Piece.THUMBNAIL, bytes));
        ThumbnailState state = small.isPresent() ? ThumbnailState.READY : ThumbnailState.FAILED;
        captures.thumbnail(capture.organisation(), capture.id(), state);
        if (state == ThumbnailState.READY) {
            live.publish(new ThumbnailReady(capture));
        }
    }
}
