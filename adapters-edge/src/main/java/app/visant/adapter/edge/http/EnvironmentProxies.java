package app.visant.adapter.edge.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Proxies as the environment names them: {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code ALL_PROXY} like
 * {@code http://user:password@host:port}, not for the hosts of {@code NO_PROXY}; lower-case names too.
 */
final class EnvironmentProxies extends ProxySelector {
    private static final int DEFAULT_PORT = 8080;

    private final Map<String, String> environment;

    EnvironmentProxies(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public List<Proxy> select(URI uri) {
        return proxyFor(uri)
                .map(url -> new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(url.host(), url.port())))
                .map(List::of)
                .orElseGet(() -> List.of(Proxy.NO_PROXY));
    }

    boolean isUsedFor(URI uri) {
        return proxyFor(uri).isPresent();
    }

    /** Host and port of the proxy for that address. */
    Optional<String> nameFor(URI uri) {
        return proxyFor(uri).map(proxy -> proxy.host() + ":" + proxy.port());
    }

    private Optional<HttpUrl> proxyFor(URI uri) {
        String host = uri.getHost();
        if (host == null || isExcepted(host.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        return variable(secure ? "HTTPS_PROXY" : "HTTP_PROXY")
                .or(() -> variable("ALL_PROXY"))
                .flatMap(EnvironmentProxies::parse);
    }

    private static Optional<HttpUrl> parse(String value) {
        boolean hasScheme = value.contains("://");
        HttpUrl url = HttpUrl.parse(hasScheme ? value : "http://" + value);
        if (url == null) {
            return Optional.empty();
        }
        boolean hasPort = value.replaceAll("/+$", "").matches(".*:[0-9]+");
        return Optional.of(hasPort ? url : url.newBuilder().port(DEFAULT_PORT).build());
    }

    private boolean isExcepted(String host) {
        for (String raw : variable("NO_PROXY").orElse("").split(",")) {
            String entry = raw.strip().toLowerCase(Locale.ROOT);
            String suffix = entry.startsWith(".") ? entry : "." + entry;
            if (entry.equals("*") || (!entry.isEmpty() && ("." + host).endsWith(suffix))) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name))
                .or(() -> Optional.ofNullable(environment.get(name.toLowerCase(Locale.ROOT))))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** Answers a proxy that asks for a password, once. */
    Authenticator authenticator() {
        return (route, response) -> {
            if (route == null || response.request().header("Proxy-Authorization") != null) {
                return null;
            }
            String credentials = credentials(route.address().url().uri());
            return credentials == null
                    ? null
                    : response.request()
                            .newBuilder()
                            .header("Proxy-Authorization", credentials)
                            .build();
        };
    }

    private @Nullable String credentials(URI target) {
        return proxyFor(target)
                .filter(url -> !url.username().isEmpty())
                .map(url -> Credentials.basic(url.username(), url.password()))
                .orElse(null);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {
        // The caller of the request gets the exception.
    }
}
