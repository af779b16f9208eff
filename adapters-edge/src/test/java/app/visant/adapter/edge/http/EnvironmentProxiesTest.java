package app.visant.adapter.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EnvironmentProxiesTest {
    private static Proxy select(Map<String, String> environment, String uri) {
        return new EnvironmentProxies(environment).select(URI.create(uri)).getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS_PROXY,http://proxy.local:3128,proxy.local,3128",
        "https_proxy,http://user:secret@proxy.local:3128/,proxy.local,3128",
        "ALL_PROXY,proxy.local:3128,proxy.local,3128",
        "HTTPS_PROXY,http://proxy.local,proxy.local,8080",
    })
    void findsTheProxyOfTheEnvironment(String name, String value, String host, int port) {
        Proxy proxy = select(Map.of(name, value), "https://cloud.example.com/v1");

        assertThat(((InetSocketAddress) proxy.address()).getHostString()).isEqualTo(host);
        assertThat(((InetSocketAddress) proxy.address()).getPort()).isEqualTo(port);
    }

    @ParameterizedTest
    @CsvSource({
        "cloud.example.com,true",
        "example.com,true",
        "'.example.com, other.org',true",
        "*,true",
        "ample.com,false",
        "other.org,false",
    })
    void leavesOutTheHostsOfNoProxy(String noProxy, boolean direct) {
        Proxy proxy = select(
                Map.of("HTTPS_PROXY", "http://proxy.local:3128", "NO_PROXY", noProxy), "https://cloud.example.com/v1");

        assertThat(proxy.equals(Proxy.NO_PROXY)).isEqualTo(direct);
    }

    @Test
    void usesTheProxyOfTheRightScheme() {
        assertThat(select(Map.of("HTTPS_PROXY", "http://proxy.local:3128"), "http://cloud.example.com/"))
                .isEqualTo(Proxy.NO_PROXY);
    }
}
