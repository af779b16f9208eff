package app.visant.adapter.cloud.rest;

import app.visant.domain.kernel.DeviceId;
import java.net.URI;

/**
 * What is printed on devices that nobody owns yet: the address of the page where a phone activates them.
 *
 * @param cloud as people find it
 */
public record ClaimLinks(URI cloud) {
    /** The page's path. */
    public static final String PATH = "/ui/activate";

    public String of(DeviceId device) {
        return cloud.toString().replaceFirst("/+$", "") + PATH + "?device=" + device;
    }
}
