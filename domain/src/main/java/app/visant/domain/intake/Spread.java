package app.visant.domain.intake;

import app.visant.domain.kernel.DeviceId;

/** Parts of a time that differ by device and by try, so that those that are put off together do not come back together. */
final class Spread {
    private Spread() {}

    /** From 0 to below 1. Neighbouring numbers come out far from each other (the finaliser of SplitMix64). */
    static double of(DeviceId device, long now) {
        long number = device.value().hashCode() * 31L + now;
        long mixed = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return ((mixed ^ (mixed >>> 31)) >>> 11) * 0x1p-53;
    }
}
