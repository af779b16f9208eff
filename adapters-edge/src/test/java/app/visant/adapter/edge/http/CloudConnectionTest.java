package app.visant.adapter.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

final class CloudConnectionTest {
    @Test
    void sendsTheLastPieceOfARequestWithoutWaitingForTheOnesBefore() throws IOException {
        List<Boolean> prompt = new ArrayList<>();
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse.Builder().build());
            CloudSettings settings = StubCloudServer.settings(server.url("/").uri(), "FLOOR1", Duration.ofSeconds(5));
            OkHttpClient client = CloudConnection.client(settings, new EnvironmentProxies(Map.of()), new OpenCalls())
                    .newBuilder()
                    .addNetworkInterceptor(chain -> {
                        prompt.add(Objects.requireNonNull(chain.connection())
                                .socket()
                                .getTcpNoDelay());
                        return chain.proceed(chain.request());
                    })
                    .build();
            client.newCall(new Request.Builder().url(server.url("/")).build())
                    .execute()
                    .close();
        }
        assertThat(prompt).containsExactly(true);
    }
}
