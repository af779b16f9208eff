package app.visant.domain.edge.upload;

import app.visant.domain.edge.clock.FrameDating;
import app.visant.domain.edge.outbox.CaptureRecord;
import app.visant.domain.edge.outbox.OutboxItem;
import java.time.Duration;

/**
 * Lets no picture go without its right time that can still get it: asks the cloud for its time first. If the cloud does not tell it, the
 * picture goes as it is.
 */
public final class DatedUpload implements CaptureUpload {
    private final CaptureUpload cloud;
    private final FrameDating dating;
    private final Runnable askTheTime;

    /** @param askTheTime asks the cloud, if it was not asked just before; may fail silently */
    public DatedUpload(CaptureUpload cloud, FrameDating dating, Runnable askTheTime) {
        this.cloud = cloud;
        this.dating = dating;
        this.askTheTime = askTheTime;
    }

    @Override
    public Duration rest() {
        return cloud.rest();
    }

    @Override
    public UploadResult upload(OutboxItem item) {
        if (!dating.awaits(item.capture())) {
            return cloud.upload(item);
        }
        CaptureRecord dated = dating.date(item.capture());
        if (dating.awaits(dated)) {
            askTheTime.run();
            dated = dating.date(dated);
        }
        return cloud.upload(new OutboxItem(dated, item.jpeg(), item.attempts()));
    }
}
