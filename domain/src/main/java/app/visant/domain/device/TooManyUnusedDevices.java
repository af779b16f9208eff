package app.visant.domain.device;

import app.visant.domain.kernel.VisantException;

/** An organisation had so many devices made that nobody activated yet that it gets no more for now. */
public final class TooManyUnusedDevices extends VisantException {
    TooManyUnusedDevices(int unused, int most, int forEachSlot) {
        super(
                Kind.FORBIDDEN,
                "too_many_unused_devices",
                unused + " devices that you had made were not activated yet, and " + most
                        + " may be: activate some, remove "
                        + "batches that are not needed, or ask whoever runs this cloud for more device slots, each of which allows for "
                        + forEachSlot + ".");
    }
}
