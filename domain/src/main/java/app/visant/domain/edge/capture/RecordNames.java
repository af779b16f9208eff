package app.visant.domain.edge.capture;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.RecordId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** Names pictures: device, time in UTC, and chance, such as {@code FLOOR1_20251109_140530_9f86d081884c}. */
public final class RecordNames {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss").withZone(ZoneOffset.UTC);
    private static final int RANDOM_BYTES = 6;

    private final DeviceId device;
    private final Ids ids;

    public RecordNames(DeviceId device, Ids ids) {
        this.device = device;
        this.ids = ids;
    }

    RecordId next(Instant capturedAt) {
        return new RecordId(
                device + "_" + TIME.format(capturedAt) + "_" + HexFormat.of().formatHex(ids.randomBytes(RANDOM_BYTES)));
    }
}
