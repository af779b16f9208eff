package app.visant.domain.edge.preview;

import app.visant.domain.edge.clock.FrameDating;
import java.util.List;

/**
 * Lets no preview go without the right time of its picture that it can still get: asks the cloud for its time first. If the cloud does
 * not tell it, the preview goes as it is.
 */
public final class DatedPreviews implements PreviewUpload {
    private final PreviewUpload cloud;
    private final FrameDating dating;
    private final Runnable askTheTime;

    /** @param askTheTime asks the cloud, if it was not asked just before; may fail silently */
    public DatedPreviews(PreviewUpload cloud, FrameDating dating, Runnable askTheTime) {
        this.cloud = cloud;
        this.dating = dating;
        this.askTheTime = askTheTime;
    }

    @Override
    public Answer send(List<Preview> previews) {
        if (dated(previews).stream().anyMatch(it -> dating.awaits(it.capture()))) {
            askTheTime.run();
        }
        return cloud.send(dated(previews));
    }

    private List<Preview> dated(List<Preview> previews) {
        return previews.stream()
                .map(it -> dating.awaits(it.capture()) ? new Preview(dating.date(it.capture()), it.jpeg()) : it)
                .toList();
    }
}
