package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.cloud.rest.RunningCloud.Answer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An organisation that has stored as much as it may. */
final class QuotaIT extends RestSuite {
    @Override
    protected Map<String, String> settings() {
        return Map.of("VISANT_QUOTAS_CAPTURES", "2");
    }

    @Test
    void leavesPicturesWithTheirDevicesUntilThereIsRoom() throws Exception {
        assertThat(send("q1").status()).isEqualTo(201);
        assertThat(send("q2").status()).isEqualTo(201);

        Answer postponed = send("q3");
        assertProblem(postponed, 429, "quota_reached");
        assertThat(Integer.parseInt(postponed.header("Retry-After"))).isBetween(60, 120);
        assertThat(cloud.get("/v1/captures/q3", owner).status()).isEqualTo(404);
        assertThat(send("q1").status()).as("what is stored").isEqualTo(200);

        Answer storage = cloud.get("/v1/storage", owner);
        assertThat(storage.body().path("captures").asInt()).isEqualTo(2);
        assertThat(storage.body().path("bytes").asInt()).isEqualTo(2 * PICTURE.length);
        assertThat(storage.body().path("max_captures").asInt()).isEqualTo(2);
        assertThat(storage.body().has("max_bytes")).isFalse();

        cloud.jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO storage_quota SELECT org_id, 3, 1000000000 FROM account WHERE email = ?",
                        RunningCloud.EMAIL));
        assertThat(send("q3").status()).as("sent again").isEqualTo(201);
        assertProblem(send("q4"), 429, "quota_reached");
        assertThat(cloud.get("/v1/captures/q3/image", owner).response().body()).isEqualTo(PICTURE);

        UUID other = UUID.randomUUID();
        String stranger = manufacture();
        String token = activate(stranger).text("token");
        cloud.jdbi().useHandle(handle -> {
            handle.execute("INSERT INTO organisation VALUES (?, 'Other', 5, now(), false, now())", other);
            handle.execute("UPDATE device SET org_id = ? WHERE device_id = ?", other, stranger);
        });
        assertThat(upload(Multipart.of(stranger, "q4").body(PICTURE), token).status())
                .as("another organisation's")
                .isEqualTo(201);
    }

    private Answer send(String record) throws Exception {
        return upload(Multipart.of(device, record).body(PICTURE));
    }
}
