package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.cloud.rest.RunningCloud.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What one device asks for without end is not taken from the others. */
final class NoisyDeviceIT extends RestSuite {
    private static final int ALLOWED = 20;
    private static final int SLOW_BYTES = 4 << 20;

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "VISANT_LIMITS_UPLOADS_OF_DEVICE", ALLOWED + "/m",
                "VISANT_LIMITS_COMMANDS_TO_DEVICE", "3/m",
                "VISANT_UPLOADS_MEMORY", "16MB");
    }

    @Test
    void putsOffADeviceThatSendsWithoutEndAndTakesAllOfAnother() throws Exception {
        String quiet = manufacture();
        String quietToken = activate(quiet).text("token");
        List<Answer> ofNoisy = new ArrayList<>();
        List<Integer> ofQuiet = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
            List<Future<List<Answer>>> noise = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String prefix = "noise-" + i + "-";
                noise.add(threads.submit(() -> send(device, deviceToken, prefix, 30)));
            }
            for (Answer each :
                    threads.submit(() -> send(quiet, quietToken, "quiet-", 10)).get()) {
                ofQuiet.add(each.status());
            }
            for (Future<List<Answer>> each : noise) {
                ofNoisy.addAll(each.get());
            }
        }

        assertThat(ofQuiet).hasSize(10).containsOnly(201);
        List<Answer> refused =
                ofNoisy.stream().filter(answer -> answer.status() != 201).toList();
        assertThat(ofNoisy.size() - refused.size()).isGreaterThanOrEqualTo(ALLOWED);
        assertThat(refused).hasSizeGreaterThan(30).allSatisfy(answer -> {
            assertProblem(answer, 429, "too_many_requests");
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 3);
        });
        await("its turn")
                .until(() -> upload(Multipart.of(device, "noise-later").body(PICTURE))
                                .status()
                        == 201);
    }

    private List<Answer> send(String id, String token, String prefix, int count)
            throws IOException, InterruptedException {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            answers.add(upload(Multipart.of(id, prefix + i).body(PICTURE), token));
        }
        return answers;
    }

    @Test
    void doesNotLetADeviceHoldAllMemoryByUploadsThatNeverEnd() throws Exception {
        String slow = manufacture();
        String slowToken = activate(slow).text("token");
        String quiet = manufacture();
        String quietToken = activate(quiet).text("token");
        List<Socket> hanging = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                hanging.add(begin(slow, slowToken));
            }
            // Those that found no room any more are told so; the others hold what they may.
            await("the answer that there is no room")
                    .until(() -> hanging.stream().anyMatch(NoisyDeviceIT::isAnswered));

            assertThat(upload(Multipart.of(quiet, "beside").body(PICTURE), quietToken)
                            .status())
                    .isEqualTo(201);
        } finally {
            for (Socket each : hanging) {
                each.close();
            }
        }
        await("its own again")
                .until(() -> upload(Multipart.of(slow, "after").body(PICTURE), slowToken)
                                .status()
                        == 201);
    }

    /** An upload of which the head comes, and nothing else. */
    private Socket begin(String id, String token) throws IOException {
        URI address = cloud.request("/v1/captures").build().uri();
        Socket socket = new Socket(address.getHost(), address.getPort());
        String head = "POST /v1/captures HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + Multipart.CONTENT_TYPE
                + "\r\nX-Device-ID: " + id + "\r\nAuthorization: Bearer " + token + "\r\nContent-Length: " + SLOW_BYTES
                + "\r\n\r\n--frontier\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static boolean isAnswered(Socket socket) {
        try {
            if (socket.getInputStream().available() == 0) {
                return false;
            }
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return line.startsWith("HTTP/1.1 503");
        } catch (IOException closed) {
            return false;
        }
    }

    @Test
    void takesOnlySoManyCommandsForADevice() throws Exception {
        String other = manufacture();
        activate(other);
        String path = "/v1/devices/" + device + "/trigger";
        for (int i = 0; i < 3; i++) {
            assertThat(cloud.json("POST", path, owner, "").status()).isEqualTo(200);
        }

        Answer refused = cloud.json("POST", path, owner, "");
        assertProblem(refused, 429, "too_many_requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 20);
        assertThat(cloud.json("POST", "/v1/devices/" + other + "/trigger", owner, "")
                        .status())
                .isEqualTo(200);
        long issued = cloud.jdbi()
                .withHandle(handle -> handle.select("SELECT count(*) FROM trigger WHERE device_id = ?", device)
                        .mapTo(Long.class)
                        .one());
        assertThat(issued).isEqualTo(3);
    }
}
