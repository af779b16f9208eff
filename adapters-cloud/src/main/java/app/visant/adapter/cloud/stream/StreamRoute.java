package app.visant.adapter.cloud.stream;

import app.visant.adapter.cloud.access.Audience;
import app.visant.adapter.cloud.access.ForDevice;
import app.visant.adapter.cloud.access.Needs;
import app.visant.domain.access.Permission;
import java.util.regex.Pattern;

/** The requests that stay open, all of them {@code GET}. They are no resources, and declare all the same whom they are for. */
public enum StreamRoute {
    /** The stream of the original client. */
    @ForDevice
    ORIGINAL("/v1/devices/{device_id}/commands"),

    /** The stream of the second generation. */
    @ForDevice
    SECOND("/v1/device-commands/stream"),

    @ForDevice
    POLL("/v1/device-commands/poll"),

    /** News for people who are looking. */
    @Needs(Permission.CAPTURES_READ)
    LIVE("/v1/capture-events/stream");

    private final String path;
    private final Pattern pattern;

    StreamRoute(String path) {
        this.path = path;
        this.pattern = Pattern.compile(path.replace("{device_id}", "([^/]+)"));
    }

    /** With {@code {device_id}} in place of a device. */
    public String path() {
        return path;
    }

    public Audience audience() {
        try {
            return Audience.of(StreamRoute.class.getField(name()));
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Pattern pattern() {
        return pattern;
    }
}
