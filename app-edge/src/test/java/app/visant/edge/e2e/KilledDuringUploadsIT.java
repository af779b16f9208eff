package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.contracts.device.v1.CaptureAnswer;
import app.visant.contracts.device.v1.CaptureParts;
import app.visant.contracts.people.v1.CaptureItem;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the cloud has answered for, it has. */
final class KilledDuringUploadsIT {
    @RegisterExtension
    static final Stage stage = Stage.withOwnCloud();

    private static final int UPLOADERS = 8;
    private static final int ENOUGH = 150;

    private final OkHttpClient http =
            new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
    private final List<byte[]> pictures = Stage.pictures();

    /** The hash of what was answered, by record. */
    private final Map<String, String> answered = new ConcurrentHashMap<>();

    @Test
    void everyAnsweredUploadIsThereAfterKill() throws InterruptedException, ExecutionException {
        Api.Device device = stage.api().newDevice();
        try (ExecutorService threads = Executors.newFixedThreadPool(UPLOADERS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < UPLOADERS; i++) {
                String prefix = "r" + i + "-";
                running.add(threads.submit(() -> uploadUntilRefused(device, prefix)));
            }
            await("uploads").atMost(Duration.ofSeconds(60)).until(() -> answered.size() >= ENOUGH);
            stage.cloud().kill();
            for (Future<?> each : running) {
                each.get();
            }
        }
        stage.cloud().start();

        Map<String, CaptureItem> stored =
                stage.api().captures(device).stream().collect(Collectors.toMap(CaptureItem::recordId, item -> item));
        assertThat(stored.keySet()).containsAll(answered.keySet());
        assertThat(stored.size() - answered.size()).isBetween(0, UPLOADERS);
        stored.forEach((record, item) -> {
            String hash = Stage.sha256(stage.api().image(record));
            assertThat(hash).isEqualTo(item.sha256()).isEqualTo(answered.getOrDefault(record, hash));
        });
    }

    private void uploadUntilRefused(Api.Device device, String prefix) {
        for (int i = 0; ; i++) {
            String record = prefix + i;
            byte[] picture = pictures.get(i % pictures.size());
            try (Response answer = http.newCall(upload(device, record, picture)).execute()) {
                CaptureAnswer said = Api.JSON.readValue(answer.body().bytes(), CaptureAnswer.class);
                assertThat(answer.code()).isEqualTo(201);
                assertThat(said.receipt().sha256()).isEqualTo(Stage.sha256(picture));
                answered.put(record, said.receipt().sha256());
            } catch (IOException killed) {
                return;
            }
        }
    }

    private static Request upload(Api.Device device, String record, byte[] picture) {
        RequestBody body = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart(CaptureParts.DEVICE_ID, device.id())
                .addFormDataPart(CaptureParts.RECORD_ID, record)
                .addFormDataPart(CaptureParts.CAPTURED_AT, Instant.now().toString())
                .addFormDataPart(CaptureParts.TRIGGER_LABEL, "manual")
                .addFormDataPart(CaptureParts.SHA256, Stage.sha256(picture))
                .addFormDataPart(
                        CaptureParts.FILE, "frame.jpg", RequestBody.create(picture, MediaType.get("image/jpeg")))
                .build();
        return new Request.Builder()
                .url(stage.cloud().address() + "/v1/captures")
                .header("Authorization", "Bearer " + device.token())
                .post(body)
                .build();
    }
}
