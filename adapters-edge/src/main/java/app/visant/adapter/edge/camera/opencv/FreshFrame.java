package app.visant.adapter.edge.camera.opencv;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Gets past the pictures that the driver has kept since the last capture: they would show what was hours ago. Video4Linux stamps each
 * picture by the monotonic clock; where a driver does not, more pictures are taken than there are buffers.
 */
final class FreshFrame {
    /** What is asked of the driver. */
    interface Sensor {
        /** Waits for the next picture. */
        boolean grab();

        /** When the grabbed picture was taken, by the clock of {@link System#nanoTime()}; anything if the driver does not know. */
        double timestampMillis();
    }

    /** OpenCV keeps 4 buffers; the picture after them was taken after the first of these grabs. */
    static final int GRABS_PAST_BUFFERS = 5;

    private final Sensor sensor;
    private final Duration staleAge;
    private final LongSupplier nanos;

    FreshFrame(Sensor sensor, Duration staleAge, LongSupplier nanos) {
        this.sensor = sensor;
        this.staleAge = staleAge;
        this.nanos = nanos;
    }

    /** @return whether a picture is grabbed that is not older than the stale age */
    boolean grab() {
        for (int i = 0; i < GRABS_PAST_BUFFERS; i++) {
            if (!sensor.grab()) {
                return false;
            }
            double age = (double) nanos.getAsLong() / TimeUnit.MILLISECONDS.toNanos(1) - sensor.timestampMillis();
            if (age >= 0 && age <= staleAge.toMillis()) {
                return true;
            }
        }
        return true;
    }
}
