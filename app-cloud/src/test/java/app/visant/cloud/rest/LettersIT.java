package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.server.SMTPServer;

/** Letters on their way to a mail server that is not always there. */
@Timeout(120)
class LettersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private volatile Duration ahead = Duration.ZERO;

    @Test
    void keepsALetterUntilTheMailServerIsThereAgain(@TempDir Path data) throws Exception {
        int port = freePort();
        InstantSource system = InstantSource.system();
        Map<String, String> settings = Map.of(
                "VISANT_MAIL_HOST", "localhost",
                "VISANT_MAIL_PORT", Integer.toString(port),
                "VISANT_MAIL_SECURITY", "none",
                "VISANT_MAIL_FROM", "visant@example.org");
        try (RunningCloud cloud = new RunningCloud(data, () -> system.instant().plus(ahead), settings)) {
            assertThat(cloud.json("POST", "/v1/auth/signup", null, """
                            {"email":"ada@example.org","password":"a long password","organisation":"Harbour"}""").status())
                    .isEqualTo(201);
            await("a try that comes to nothing")
                    .atMost(PATIENCE)
                    .until(() -> count(cloud, "tries = 1 AND due_at < now() + interval '5 minutes'") == 1);

            SMTPServer server = SMTPServer.port(port)
                    .bindAddress(InetAddress.getLoopbackAddress())
                    .messageHandler((_, _, _, letter) -> arrived.add(new String(letter, StandardCharsets.UTF_8)))
                    .build();
            server.start();
            try {
                ahead = Duration.ofMinutes(1);
                await("letter").atMost(PATIENCE).until(() -> arrived.size() == 1 && count(cloud, "true") == 0);
            } finally {
                server.stop();
            }
            assertThat(arrived.getFirst()).contains("To: ada@example.org", "From: visant@example.org", "/ui/verify");
            assertThat(Files.exists(data.resolve("mail"))).isFalse();
        }
    }

    private static int count(RunningCloud cloud, String condition) {
        return cloud.jdbi()
                .withHandle(handle -> handle.select("SELECT count(*) FROM letter WHERE " + condition)
                        .mapTo(Integer.class)
                        .one());
    }

    private static int freePort() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
