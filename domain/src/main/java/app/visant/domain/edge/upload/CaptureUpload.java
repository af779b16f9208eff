package app.visant.domain.edge.upload;

import app.visant.domain.edge.outbox.OutboxItem;

/** Port: hands one picture to the cloud, which knows a picture again by its record id. Safe for use by many threads. */
public interface CaptureUpload {
    UploadResult upload(OutboxItem item);
}
