package app.visant.domain.edge.upload;

import app.visant.domain.edge.outbox.OutboxItem;
import java.time.Duration;

/** Port: hands one picture to the cloud, which knows a picture again by its record id. Safe for use by many threads. */
public interface CaptureUpload {
    UploadResult upload(OutboxItem item);

    /** How long it is of no use to take any picture, since the cloud failed with too many. */
    default Duration rest() {
        return Duration.ZERO;
    }
}
