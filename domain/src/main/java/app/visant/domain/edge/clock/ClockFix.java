package app.visant.domain.edge.clock;

import app.visant.domain.edge.clock.FrameClock.Correction;
import app.visant.domain.edge.outbox.CaptureRecord;

/**
 * One moment of a boot whose time is known.
 *
 * @param monotonicMs milliseconds from the boot to the moment
 * @param epochMs the cloud's time at the moment, milliseconds since 1970
 * @param errorMs how far that is off at most
 */
public record ClockFix(String bootId, long monotonicMs, long epochMs, long errorMs) {
    /** @return the same with its right time, if it was taken in this boot and is not dated yet; else itself */
    public CaptureRecord date(CaptureRecord capture) {
        FrameClock clock = capture.clock();
        if (clock == null || clock.correction() != null || !clock.bootId().equals(bootId)) {
            return capture;
        }
        long ago = monotonicMs - clock.monotonicMs();
        long offset = epochMs - ago - capture.capturedAt().toEpochMilli();
        return capture.dated(new Correction(offset, errorMs + CloudTime.drift(ago)));
    }
}
