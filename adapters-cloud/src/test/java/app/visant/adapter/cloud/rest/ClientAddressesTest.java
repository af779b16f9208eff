package app.visant.adapter.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAddressesTest {
    private static final String PROXY = "10.0.0.1";
    private static final String MADE_UP = "203.0.113.9";
    private static final String CLIENT = "198.51.100.7";

    private final ClientAddresses behindProxy = new ClientAddresses(true);

    @Test
    void believesWhatTheNearestProxyAddedToTheClientsLine() {
        assertThat(behindProxy.exactly(request(MADE_UP + ", " + CLIENT))).isEqualTo(CLIENT);
    }

    @Test
    void believesTheLineThatTheNearestProxyAddedBehindTheClients() {
        assertThat(behindProxy.exactly(request(MADE_UP, CLIENT))).isEqualTo(CLIENT);
        assertThat(behindProxy.of(request(MADE_UP + ", " + MADE_UP, MADE_UP + " , " + CLIENT + " ")))
                .isEqualTo(CLIENT);
    }

    @Test
    void takesThePeerWhereNoProxySaysAnything() {
        assertThat(behindProxy.exactly(request())).isEqualTo(PROXY);
    }

    @Test
    void believesNothingThatARequestSaysWithoutAProxy() {
        assertThat(new ClientAddresses(false).exactly(request(MADE_UP))).isEqualTo(PROXY);
    }

    @Test
    void takesANetworkOfSixtyFourBitsForOneCustomer() {
        assertThat(behindProxy.of(request("2001:db8:1:2:3:4:5:6")))
                .isEqualTo(behindProxy.of(request("[2001:db8:1:2:ffff::1]")))
                .isNotEqualTo(behindProxy.of(request("2001:db8:1:3:3:4:5:6")));
    }

    /** @param lines of the header, as they came */
    private static HttpServletRequest request(String... lines) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                ClientAddressesTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (request, method, arguments) -> switch (method.getName()) {
                    case "getRemoteAddr" -> PROXY;
                    case "getHeader" -> lines.length == 0 ? null : lines[0];
                    case "getHeaders" -> Collections.enumeration(List.of(lines));
                    default -> throw new AssertionError(method);
                });
    }
}
