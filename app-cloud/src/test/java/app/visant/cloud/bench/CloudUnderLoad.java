package app.visant.cloud.bench;

import app.visant.contracts.WireJson;
import app.visant.contracts.people.v1.ActivateAnswer;
import app.visant.contracts.people.v1.ActivateRequest;
import app.visant.contracts.people.v1.LoginRequest;
import app.visant.contracts.people.v1.ManufactureAnswer;
import app.visant.contracts.people.v1.ManufactureRequest;
import app.visant.contracts.people.v1.TokenAnswer;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The real cloud as a process, with a PostgreSQL of its own that syncs, in a folder that goes with it. */
final class CloudUnderLoad implements AutoCloseable {
    private static final String EMAIL = "bench@example.org";
    private static final String PASSWORD = "only for the bench";
    private static final long START_SECONDS = 120;
    private static final long STOP_SECONDS = 60;

    private final Path folder;
    private final Process process;
    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = WireJson.mapper();
    private @Nullable String token;

    private CloudUnderLoad(Path folder, Process process, URI address) {
        this.folder = folder;
        this.process = process;
        this.address = address;
    }

    /** @param parent where its folder is made: on the disk that is to be measured */
    static CloudUnderLoad start(Path parent, String... javaOptions) throws IOException, InterruptedException {
        Files.createDirectories(parent);
        Path folder = Files.createTempDirectory(parent, "cloud-");
        int port = freePort();
        List<String> command = new java.util.ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(javaOptions));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "app.visant.cloud.Main", "server"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("cloud.log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("VISANT_") || name.equals("DATABASE_URL"));
        builder.environment().put("VISANT_HTTP_PORT", Integer.toString(port));
        builder.environment().put("VISANT_HTTP_HOST", "127.0.0.1");
        builder.environment().put("VISANT_HTTP_ADMIN_PORT", "0");
        builder.environment().put("VISANT_DATA", folder.resolve("data").toString());
        builder.environment().put("VISANT_ADMIN_EMAIL", EMAIL);
        builder.environment().put("VISANT_ADMIN_PASSWORD", PASSWORD);
        CloudUnderLoad cloud = new CloudUnderLoad(folder, builder.start(), URI.create("http://127.0.0.1:" + port));
        // Whatever ends this program ends the cloud.
        Runtime.getRuntime().addShutdownHook(new Thread(cloud.process::destroy, "cloud-stop"));
        cloud.awaitHealth();
        return cloud;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitHealth() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw new IOException("The cloud ended: " + Files.readString(folder.resolve("cloud.log")));
            }
            try {
                if (exchange("GET", "/health", null).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.sleep(200);
            }
        }
        throw new IOException("The cloud is not healthy after " + START_SECONDS + " s");
    }

    URI address() {
        return address;
    }

    long pid() {
        return process.pid();
    }

    /** A new active device. */
    ActivateAnswer newDevice() throws IOException, InterruptedException {
        if (token == null) {
            HttpResponse<byte[]> answer = exchange("POST", "/v1/auth/login", new LoginRequest(EMAIL, PASSWORD));
            token = json.readValue(answer.body(), TokenAnswer.class).accessToken();
        }
        String id = json.readValue(
                        exchange("POST", "/v1/admin/devices/manufacture", new ManufactureRequest(1, null))
                                .body(),
                        ManufactureAnswer.class)
                .deviceIds()
                .getFirst();
        return json.readValue(
                exchange("POST", "/v1/devices/activate", new ActivateRequest(id, null, null))
                        .body(),
                ActivateAnswer.class);
    }

    /** How many captures the database has of all devices. */
    long captures() throws IOException, InterruptedException {
        return exchange("GET", "/v1/captures?limit=1", null)
                .headers()
                .firstValueAsLong("X-Total-Count")
                .orElse(-1);
    }

    private HttpResponse<byte[]> exchange(String method, String path, @Nullable Object body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .header("Content-Type", "application/json");
        String known = token;
        if (known != null) {
            request.header("Authorization", "Bearer " + known);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, STOP_SECONDS, TimeUnit.SECONDS)
                .join();
        process.destroyForcibly();
        try (var files = Files.walk(folder)) {
            for (Path each : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
