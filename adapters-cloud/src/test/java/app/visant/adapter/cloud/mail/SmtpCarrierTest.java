package app.visant.adapter.cloud.mail;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.adapter.cloud.mail.MailServer.Security;
import app.visant.domain.kernel.TestClock;
import app.visant.domain.mail.Carrier;
import app.visant.domain.mail.Delivery;
import app.visant.domain.mail.Delivery.Away;
import app.visant.domain.mail.Delivery.Delivered;
import app.visant.domain.mail.Delivery.Later;
import app.visant.domain.mail.Delivery.Refused;
import app.visant.domain.mail.Letter;
import app.visant.domain.mail.LetterId;
import app.visant.domain.tenant.EmailAddress;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

@Timeout(60)
class SmtpCarrierTest {
    private static final LetterId ID = new LetterId(new UUID(8, 8));
    private static final Letter LETTER =
            new Letter(new EmailAddress("ada@example.org"), "Grüße", "Line one\n.\nLine ö\n");
    private static final char[] STORE_PASSWORD = "changeit".toCharArray();

    private static SSLContext ours;

    private final List<byte[]> arrived = new CopyOnWriteArrayList<>();
    private final List<String> logIns = new CopyOnWriteArrayList<>();
    private Optional<SMTPServer> server = Optional.empty();

    @BeforeAll
    static void makeACertificate(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("mail.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "mail",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(STORE_PASSWORD),
                        "-storetype",
                        "PKCS12")
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), STORE_PASSWORD);
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, STORE_PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        ours = SSLContext.getInstance("TLS");
        ours.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    }

    @AfterEach
    void stop() {
        server.ifPresent(SMTPServer::stop);
    }

    @Test
    void bringsALetterWhole() throws Exception {
        start(plain());
        assertThat(carry("localhost", Security.NONE)).isEqualTo(new Delivered());
        MimeMessage message = read();
        assertThat(message.getSubject()).isEqualTo("Grüße");
        assertThat(message.getContent().toString().replace("\r\n", "\n")).isEqualTo("Line one\n.\nLine ö\n");
        assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly("ada@example.org");
        assertThat(message.getFrom()).extracting(Object::toString).containsExactly("visant@example.org");
        assertThat(message.getMessageID()).isEqualTo("<" + ID + "@example.org>");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getSentDate()).isEqualTo(new TestClock().instant());
    }

    @Test
    void encryptsAndLogsInByStartTls() throws Exception {
        start(plain().enableTLS()
                .startTlsSocketFactory(ours)
                .requireTLS()
                .requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, _) -> {
                    logIns.add(user);
                    if (!password.equals("right")) {
                        throw new LoginFailedException();
                    }
                })));
        assertThat(carry("localhost", Security.STARTTLS, ours.getSocketFactory(), "right"))
                .isEqualTo(new Delivered());
        assertThat(logIns).containsOnly("visant");
        assertThat(arrived).hasSize(1);
        assertThat(carry("localhost", Security.STARTTLS, ours.getSocketFactory(), "wrong"))
                .isInstanceOf(Away.class);
        assertThat(arrived).hasSize(1);
    }

    @Test
    void encryptsFromTheBeginning() throws Exception {
        start(plain().serverSocketFactory(ours));
        assertThat(carry("localhost", Security.TLS)).isEqualTo(new Delivered());
        assertThat(arrived).hasSize(1);
    }

    @Test
    void saysNothingToAServerThatDoesNotEncryptOrIsNotTrusted() throws Exception {
        start(plain().enableTLS().startTlsSocketFactory(ours));
        SSLSocketFactory usual = (SSLSocketFactory) SSLSocketFactory.getDefault();
        assertThat(carry("localhost", Security.STARTTLS, usual, null)).isInstanceOf(Away.class);
        assertThat(carry("127.0.0.1", Security.STARTTLS))
                .as("the certificate is for another name")
                .isInstanceOf(Away.class);
        assertThat(carry("localhost", Security.TLS)).isInstanceOf(Away.class);
        stop();
        start(plain().hideTLS());
        assertThat(carry("localhost", Security.STARTTLS)).isInstanceOf(Away.class);
        assertThat(arrived).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"550,refused", "553,refused", "450,later", "452,later"})
    void tellsAnAddressThatNobodyHasFromOneThatHasToWait(int code, String expected) throws Exception {
        start(local().messageHandlerFactory(_ -> new Refusing(0, code)));
        Delivery delivery = carry("localhost", Security.NONE);
        assertThat(delivery).isInstanceOf(expected.equals("refused") ? Refused.class : Later.class);
        assertThat(delivery.toString()).contains("not this one");
    }

    @Test
    void triesAgainWhatTheServerDoesNotTakeForAnotherReason() throws Exception {
        start(local().messageHandlerFactory(_ -> new Refusing(550, 0)));
        assertThat(carry("localhost", Security.NONE)).isNotInstanceOfAny(Delivered.class, Refused.class);
    }

    @Test
    void saysThatAServerIsAway() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Delivery delivery = carrier("localhost", port, Security.NONE, ours.getSocketFactory(), null)
                .carry(ID, LETTER);
        assertThat(delivery).isInstanceOf(Away.class);
        assertThat(delivery.toString()).contains("localhost");
    }

    @Test
    void showsNoPassword() {
        assertThat(new MailServer.LogIn("visant", "secret").toString()).doesNotContain("secret");
    }

    /** What refuses all senders or readers, by these codes unless they are 0. */
    private record Refusing(int sender, int reader) implements MessageHandler {
        @Override
        public void from(String address) throws RejectException {
            refuse(sender);
        }

        @Override
        public void recipient(String address) throws RejectException {
            refuse(reader);
        }

        private static void refuse(int code) throws RejectException {
            if (code != 0) {
                throw new RejectException(code, "not this one");
            }
        }

        @Override
        public String data(InputStream data) {
            return "250 never";
        }

        @Override
        public void done() {
            // Nothing is kept.
        }
    }

    private SMTPServer.Builder plain() {
        return local().messageHandler((_, _, _, data) -> arrived.add(data));
    }

    private static SMTPServer.Builder local() {
        return SMTPServer.port(0).bindAddress(InetAddress.getLoopbackAddress());
    }

    private void start(SMTPServer.Builder builder) {
        SMTPServer made = builder.build();
        made.start();
        server = Optional.of(made);
    }

    private Delivery carry(String host, Security security) {
        return carry(host, security, ours.getSocketFactory(), null);
    }

    private Delivery carry(String host, Security security, SSLSocketFactory encryption, @Nullable String password) {
        return carrier(host, server.orElseThrow().getPortAllocated(), security, encryption, password)
                .carry(ID, LETTER);
    }

    private static Carrier carrier(
            String host, int port, Security security, SSLSocketFactory encryption, @Nullable String password) {
        return MailServers.at(
                new MailServer(
                        host,
                        port,
                        security,
                        Optional.ofNullable(password).map(each -> new MailServer.LogIn("visant", each)),
                        new EmailAddress("visant@example.org")),
                encryption,
                new TestClock());
    }

    private MimeMessage read() throws Exception {
        assertThat(arrived).hasSize(1);
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(arrived.getFirst()));
    }
}
