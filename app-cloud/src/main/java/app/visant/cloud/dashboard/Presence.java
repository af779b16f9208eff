package app.visant.cloud.dashboard;

import app.visant.domain.device.Device;
import java.util.Locale;

/** The one word that a page says of a device's state. */
final class Presence {
    private Presence() {}

    static String of(Device device, boolean connected) {
        return switch (device.status()) {
            case ACTIVE -> connected ? "connected" : "disconnected";
            case MANUFACTURED, SUSPENDED, DEACTIVATED -> device.status().name().toLowerCase(Locale.ROOT);
        };
    }
}
