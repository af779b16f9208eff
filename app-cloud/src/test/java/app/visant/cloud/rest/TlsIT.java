package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The cloud that speaks TLS itself, with a key of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TlsIT {
    private static final String PASSWORD = "of the key store";

    private RunningCloud cloud;
    private SSLContext trusting;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Path keys = folder.resolve("server.p12");
        makeKeys(keys);
        trusting = trusting(keys);
        cloud = new RunningCloud(
                folder.resolve("data"),
                InstantSource.system(),
                Map.of("VISANT_HTTP_TLS_KEY_STORE", keys.toString(), "VISANT_HTTP_TLS_PASSWORD", PASSWORD));
    }

    @AfterAll
    void stop() {
        cloud.close();
    }

    private static void makeKeys(Path keys) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
    }

    /** Trusts the server's own certificate, and no other. */
    private static SSLContext trusting(Path keys) throws Exception {
        KeyStore server = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys)) {
            server.load(file, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", server.getCertificate("server"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... protocols) throws Exception {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(protocols);
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(trusting)
                .sslParameters(parameters)
                .build()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private HttpRequest.Builder request(String scheme, String path) {
        int port = cloud.request("/").build().uri().getPort();
        return HttpRequest.newBuilder(URI.create(scheme + "://localhost:" + port + path));
    }

    @Test
    void answersByTls12And13() throws Exception {
        for (String protocol : List.of("TLSv1.2", "TLSv1.3")) {
            HttpResponse<String> answer = send(request("https", "/health"), protocol);
            assertThat(answer.statusCode()).as(protocol).isEqualTo(200);
            assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo(protocol);
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
        }
    }

    @Test
    void answersNothingWithoutTls() throws Exception {
        try {
            assertThat(send(request("http", "/health"), "TLSv1.3").statusCode()).isGreaterThanOrEqualTo(400);
        } catch (IOException closed) {
            assertThat(closed).isNotInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void isNotTakenForSomebodyElse() {
        assertThatThrownBy(() -> {
                    try (HttpClient stranger = HttpClient.newHttpClient()) {
                        stranger.send(request("https", "/health").build(), BodyHandlers.ofString());
                    }
                })
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void sendsCookiesByTlsAlone() throws Exception {
        HttpResponse<String> answer = send(
                request("https", "/ui/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(BodyPublishers.ofString("email=" + RunningCloud.EMAIL + "&password="
                                + RunningCloud.PASSWORD.replace(" ", "+"))),
                "TLSv1.3");

        assertThat(answer.statusCode()).isEqualTo(303);
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie)
                .startsWith("__Host-visant_session=")
                .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/;")
                .doesNotContainIgnoringCase("Domain");
        String session = cookie.replaceFirst(";.*", "");
        assertThat(devices(session)).isEqualTo(200);
        assertThat(devices(session.replace("__Host-", "")))
                .as("what a neighbour may have set")
                .isEqualTo(303);
    }

    private int devices(String cookie) throws Exception {
        return send(request("https", "/ui/dashboard").header("Cookie", cookie), "TLSv1.3")
                .statusCode();
    }
}
