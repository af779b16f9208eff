package app.visant.adapter.edge.http;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import app.visant.contracts.StubCloud;
import app.visant.domain.kernel.DeviceId;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The stub cloud of the contracts, running. */
final class StubCloudServer implements AutoCloseable {
    final WireMockServer server = new WireMockServer(
            wireMockConfig().dynamicPort().jettyStopTimeout(100L).usingFilesUnderClasspath(StubCloud.ROOT));

    StubCloudServer() {
        server.start();
    }

    /** Streams and uploads give up after a second. */
    CloudConnection connect(String device) {
        return new CloudConnection(settings(URI.create(server.baseUrl()), device, Duration.ofSeconds(1)));
    }

    static CloudSettings settings(URI url, String device, Duration timeout) {
        return new CloudSettings(url, new DeviceId(device), "s3cret", "0.1.0", timeout, timeout, Map.of());
    }

    @Override
    public void close() {
        server.stop();
    }
}
