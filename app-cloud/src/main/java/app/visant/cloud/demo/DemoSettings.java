package app.visant.cloud.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What the demo is to be.
 *
 * @param port of the dashboard and the API
 * @param data the folder of everything that is kept from one demo to the next
 * @param devices 1 to 50
 * @param intervalSeconds between two scheduled pictures of a device, 1 to 86,400
 * @param length after which it ends by itself with a report
 * @param edge the edge program, a .jar or a binary
 * @param video what the cameras show
 */
record DemoSettings(
        int port, Path data, int devices, int intervalSeconds, Optional<Duration> length, Path edge, Path video) {

    /** @throws DemoFailed naming the option that is wrong */
    DemoSettings {
        require(port > 0 && port < 65_536, "--port must be 1 to 65535");
        require(devices > 0 && devices <= 50, "--devices must be 1 to 50");
        require(intervalSeconds > 0 && intervalSeconds <= 86_400, "--interval must be 1 to 86400 seconds");
        require(length.filter(Duration::isZero).isEmpty(), "--for must be at least 1 second");
        require(length.filter(Duration::isNegative).isEmpty(), "--for must be at least 1 second");
        data = data.toAbsolutePath().normalize();
        edge = edge.toAbsolutePath().normalize();
        video = video.toAbsolutePath().normalize();
    }

    private static void require(boolean right, String message) {
        if (!right) {
            throw new DemoFailed(message);
        }
    }
}
