package app.visant.adapter.edge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people read when a real handshake fails. */
final class TlsHandshakeTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path folder;

    private final MockWebServer server = new MockWebServer();

    @BeforeAll
    static void makeAuthorityAndKey() throws Exception {
        keytool("-genkeypair -alias ca -keyalg EC -dname CN=Authority -ext bc:c -validity 3650 -keystore ca.p12");
        keytool("-exportcert -alias ca -keystore ca.p12 -file ca.crt");
        keytool("-genkeypair -alias server -keyalg EC -dname CN=localhost -keystore server.p12");
        keytool("-certreq -alias server -keystore server.p12 -file server.csr");
        keytool("-importcert -noprompt -alias ca -file ca.crt -keystore server.p12");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static void keytool(String arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments.split(" ")));
        command.addAll(List.of("-storepass", PASSWORD));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(process.waitFor()).as("keytool %s", arguments).isZero();
    }

    /** @param validity when the certificate begins and for how many days */
    private void serve(String validity) throws Exception {
        keytool("-gencert -alias ca -keystore ca.p12 -infile server.csr -outfile server.crt -ext san=dns:localhost "
                + validity);
        keytool("-importcert -noprompt -alias server -file server.crt -keystore server.p12");
        KeyStore keys = KeyStore.getInstance(folder.resolve("server.p12").toFile(), PASSWORD.toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server.useHttps(context.getSocketFactory());
        server.start();
    }

    private OkHttpClient clientThatKnowsTheAuthority() throws Exception {
        KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
        known.load(null, null);
        try (InputStream certificate = Files.newInputStream(folder.resolve("ca.crt"))) {
            known.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(known);
        X509TrustManager trust = (X509TrustManager)
                Stream.of(managers.getTrustManagers()).findFirst().orElseThrow();
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return new OkHttpClient.Builder()
                .sslSocketFactory(context.getSocketFactory(), trust)
                .build();
    }

    private String whyNot(OkHttpClient client, String host) {
        Request request = new Request.Builder()
                .url(String.format(Locale.ROOT, "https://%s:%d/", host, server.getPort()))
                .build();
        return Answers.describe(catchThrowableOfType(
                IOException.class, () -> client.newCall(request).execute().close()));
    }

    @Test
    void namesTheDatesOfAnExpiredCertificate() throws Exception {
        serve("-startdate -30d -validity 10");

        assertThat(whyNot(clientThatKnowsTheAuthority(), "localhost"))
                .contains("has expired (NotAfter: ", "this machine's clock says ");
    }

    @Test
    void namesTheDatesOfACertificateOfTheFuture() throws Exception {
        serve("-startdate +10d -validity 10");

        assertThat(whyNot(clientThatKnowsTheAuthority(), "localhost"))
                .contains("not valid yet (NotBefore: ", "clock is behind");
    }

    @Test
    void saysWhenTheAuthorityIsUnknownOrTheNameAnother() throws Exception {
        serve("-validity 10");

        assertThat(whyNot(new OkHttpClient(), "localhost")).contains("signed by nobody whom this machine knows");
        assertThat(whyNot(clientThatKnowsTheAuthority(), "127.0.0.1"))
                .contains("for another name (Hostname 127.0.0.1 not verified");
    }
}
