package app.visant.adapter.edge.http;

import static java.util.Objects.requireNonNull;

import app.visant.contracts.WireJson;
import app.visant.contracts.device.v1.DeviceHeaders;
import app.visant.domain.edge.link.CloudLine;
import app.visant.domain.edge.link.CommandFeed;
import app.visant.domain.edge.preview.PreviewUpload;
import app.visant.domain.edge.upload.CaptureUpload;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/** Everything that the edge has open towards the cloud. */
public final class CloudConnection implements AutoCloseable {
    /** One for each thread that speaks to the cloud. */
    private static final int KEPT_CONNECTIONS = 11;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final OkHttpClient client;
    private final HttpCommandFeed feed;
    private final CloudLine line;
    private final Api api;
    private final OpenCalls calls = new OpenCalls();
    private final CircuitBreaker breaker = GuardedUpload.breaker(new ForwardClock());

    public CloudConnection(CloudSettings settings) {
        ObjectMapper json = WireJson.mapper();
        EnvironmentProxies proxies = new EnvironmentProxies(settings.environment());
        api = new Api(settings, proxies, json);
        client = client(settings, proxies, calls);
        feed = new HttpCommandFeed(api, client, settings.streamTimeout());
        line = new HttpCloudLine(api, client);
    }

    static OkHttpClient client(CloudSettings settings, EnvironmentProxies proxies, OpenCalls calls) {
        return new OkHttpClient.Builder()
                .connectTimeout(shorter(CONNECT_TIMEOUT, settings.uploadTimeout()))
                .readTimeout(settings.uploadTimeout())
                .writeTimeout(settings.uploadTimeout())
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionPool(new ConnectionPool(KEPT_CONNECTIONS, 2, TimeUnit.MINUTES))
                .followRedirects(false)
                .followSslRedirects(false)
                .proxySelector(proxies)
                .proxyAuthenticator(proxies.authenticator())
                .eventListener(calls)
                .addInterceptor(identity(settings))
                .addNetworkInterceptor(CloudConnection::sendAtOnce)
                .build();
    }

    /** Else the last piece of a picture waits some 40 ms until the cloud's machine acknowledges the pieces before (Nagle's algorithm). */
    private static Response sendAtOnce(Interceptor.Chain chain) throws IOException {
        Connection connection = requireNonNull(chain.connection(), "OkHttp has connected before it asks this");
        connection.socket().setTcpNoDelay(true);
        return chain.proceed(chain.request());
    }

    private static Interceptor identity(CloudSettings settings) {
        return chain -> {
            Request.Builder request = chain.request()
                    .newBuilder()
                    .header("User-Agent", "visant-edge/" + settings.version())
                    .header(DeviceHeaders.DEVICE_ID, settings.device().value());
            if (settings.token() != null) {
                request.header("Authorization", "Bearer " + settings.token());
            }
            return chain.proceed(request.build());
        };
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    public CommandFeed feed() {
        return feed;
    }

    public CloudLine line() {
        return line;
    }

    /** @param progress called by the uploading thread each time the network has taken some of a picture */
    public CaptureUpload upload(Runnable progress) {
        return new GuardedUpload(new HttpCaptureUpload(api, client, progress), breaker);
    }

    public PreviewUpload previews() {
        return new HttpPreviewUpload(api, client);
    }

    /** Asks whether the cloud is there and serves this device, without any effect. */
    public CloudAnswer ask() {
        return new HttpProbe(api, client).ask();
    }

    /** The cloud's time, as it says it while this is under way; empty if it does not. */
    public Optional<Instant> time() {
        return new HttpProbe(api, client).time();
    }

    /** Ends everything that is under way, in any thread. */
    @Override
    public void close() {
        feed.close();
        calls.cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
