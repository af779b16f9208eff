package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.cloud.rest.RunningCloud.Answer;
import app.visant.domain.tenant.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Groups of devices, and people who are narrowed to some. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroupsIT {
    private RunningCloud cloud;
    private Tenant north;
    private Tenant south;
    private String owner;
    private String viewer;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        cloud = new RunningCloud(data);
        north = new Tenant(cloud, "north");
        south = north.beside("south");
        owner = north.token(Role.OWNER);
        viewer = north.token(Role.VIEWER);
    }

    @AfterAll
    void stop() {
        cloud.close();
    }

    @Test
    void makesRenamesAndRemovesGroups() throws Exception {
        Answer made = group("Harbour");
        String path = "/v1/device-groups/" + made.text("id");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().path("devices")).isEmpty();
        assertProblem(group("Harbour"), 409, "group_name_taken");
        assertProblem(group(" "), 422, "invalid_input");
        assertProblem(cloud.json("POST", "/v1/device-groups", owner, "{}"), 422, "invalid_input");

        Answer renamed = cloud.json("PUT", path, owner, "{\"name\":\"Quay\"}");
        assertThat(renamed.text("name")).isEqualTo("Quay");
        assertThat(cloud.get("/v1/device-groups", owner).body().findValuesAsText("name"))
                .contains("Quay")
                .doesNotContain("Harbour");
        assertThat(delete(path).status()).isEqualTo(204);
        assertProblem(delete(path), 404, "group_not_found");
        assertProblem(cloud.json("PUT", path, owner, "{\"name\":\"Quay\"}"), 404, "group_not_found");
    }

    @Test
    void putsADeviceIntoOneGroupAtATime() throws Exception {
        String device = north.make().device();
        String first = group("First").text("id");
        String second = group("Second").text("id");

        assertThat(put(device, "{\"group_id\":\"" + first + "\"}").status()).isEqualTo(204);
        assertThat(put(device, "{\"group_id\":\"" + second + "\"}").status()).isEqualTo(204);

        assertThat(cloud.get("/v1/devices/" + device, owner).text("group_id")).isEqualTo(second);
        for (var group : cloud.get("/v1/device-groups", owner).body()) {
            assertThat(group.path("devices").toString().contains(device))
                    .as(group.toString())
                    .isEqualTo(group.path("id").asText().equals(second));
        }
        assertProblem(put(device, "{\"group_id\":\"00000000-0000-4000-8000-000000000000\"}"), 404, "group_not_found");
        assertThat(put(device, "{}").status()).isEqualTo(204);
        assertThat(cloud.get("/v1/devices/" + device, owner).body().has("group_id"))
                .isFalse();
    }

    @Test
    void showsWhoIsNarrowedTheirDevicesAloneFromTheNextRequestOn() throws Exception {
        north.narrowTo();
        assertThat(cloud.get("/v1/devices", viewer).body()).isEmpty();
        assertThat(cloud.get("/v1/devices", viewer).header("X-Total-Count")).isEqualTo("0");
        assertThat(page("/ui/dashboard", viewer)).contains("No device is here for you to see");

        north.narrowTo(north.things());
        assertThat(cloud.get("/v1/devices", viewer).body().findValuesAsText("id"))
                .containsExactly(north.things().device());
        assertThat(cloud.get("/v1/captures", viewer).body().findValuesAsText("record_id"))
                .containsExactly(north.things().record());
        assertThat(cloud.get("/v1/captures/previews", viewer).body()).hasSize(1);
        assertThat(cloud.get("/v1/device-groups", viewer).body().findValuesAsText("id"))
                .containsExactly(north.things().group());
        assertThat(cloud.get("/v1/version", viewer).body().findValuesAsText("device_id"))
                .containsExactly(north.things().device());
        assertThat(page("/ui/dashboard", viewer))
                .contains("data-device=\"" + north.things().device())
                .doesNotContain("south");
        assertThat(cloud.get("/ui/camera/" + south.things().device(), viewer).header("Location"))
                .endsWith("/ui/dashboard");
        assertProblem(
                cloud.get("/v1/captures/" + south.things().record() + "/image", viewer), 404, "capture_not_found");
        assertThat(cloud.json("POST", "/v1/devices/validate", viewer, """
                                {"device_id":"%s"}""".formatted(
                                        south.things().device()))
                        .text("message"))
                .isEqualTo("It is in use.");

        north.narrowTo(north.things(), south.things());
        assertThat(cloud.get("/v1/captures", viewer).body().findValuesAsText("record_id"))
                .containsExactlyInAnyOrder(
                        north.things().record(), south.things().record());
    }

    @Test
    void keepsWhoIsNarrowedNarrowWhateverBecomesOfTheirGroupsAndTheirRole() throws Exception {
        String email = north.person(Role.VIEWER);
        String token = cloud.logIn(email, RunningCloud.PASSWORD);
        String member = cloud.get("/v1/auth/me", token).text("id");
        String path = "/v1/members/" + member;
        String group = group("Short-lived").text("id");
        Answer narrowed = cloud.json("PUT", path + "/groups", owner, "{\"groups\":[\"" + group + "\"]}");
        assertThat(narrowed.body().path("groups").toString()).contains(group);

        delete("/v1/device-groups/" + group);
        assertThat(cloud.get("/v1/devices", token).body()).isEmpty();

        cloud.json("PUT", path, owner, "{\"role\":\"auditor\"}");
        assertThat(cloud.get("/v1/devices", token).body()).isNotEmpty();
        assertProblem(cloud.json("PUT", path + "/groups", owner, "{\"groups\":[]}"), 409, "not_narrowable");
        Answer again = cloud.json("PUT", path, owner, "{\"role\":\"operator\"}");
        assertThat(again.body().path("groups").isArray()).isTrue();
        assertThat(cloud.get("/v1/devices", token).body()).isEmpty();

        assertThat(cloud.json("PUT", path + "/groups", owner, "{}").body().has("groups"))
                .isFalse();
        assertThat(cloud.get("/v1/devices", token).body()).isNotEmpty();
        assertProblem(
                cloud.json("PUT", path + "/groups", owner, "{\"groups\":[\"" + group + "\"]}"), 422, "invalid_input");
    }

    @Test
    void showsOnThePageOfPeopleWhatTheyReach() throws Exception {
        north.narrowTo(south.things());
        String shown = page("/ui/people", owner);
        assertThat(shown)
                .contains(
                        "data-narrowed=\"yes\" data-groups=\"" + south.things().group() + "\"")
                .contains("id=\"reach-form\"")
                .contains("south " + south.things().device());
        assertThat(page("/ui/people", north.token(Role.AUDITOR)))
                .contains("south " + south.things().device())
                .doesNotContain("id=\"reach-form\"");
    }

    @Test
    void showsTheDevicesOfOneGroup() throws Exception {
        String shown = page("/ui/dashboard?group=" + south.things().group(), owner);
        assertThat(shown)
                .contains("data-device=\"" + south.things().device())
                .doesNotContain("data-device=\"" + north.things().device())
                .contains("data-put-into-group");
        assertThat(page("/ui/dashboard", owner))
                .contains("data-device=\"" + north.things().device());
    }

    @Test
    void tellsWhoIsNarrowedOfTheirDevicesAloneWhatHappens() throws Exception {
        north.narrowTo(north.things());
        HttpResponse<InputStream> stream =
                cloud.open(RunningCloud.authorized(cloud.request("/v1/capture-events/stream"), viewer));
        try (BufferedReader events = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(stream.statusCode()).isEqualTo(200);
            trigger(south.things().device());
            trigger(north.things().device());
            assertThat(nextEvent(events)).contains(north.things().device());

            north.narrowTo(south.things());
            await().until(() -> {
                trigger(north.things().device());
                trigger(south.things().device());
                return nextEvent(events).contains(south.things().device());
            });
        }
    }

    private void trigger(String device) throws IOException, InterruptedException {
        assertThat(cloud.json("POST", "/v1/devices/" + device + "/trigger", owner, "")
                        .status())
                .isEqualTo(200);
    }

    private static String nextEvent(BufferedReader events) throws IOException {
        String line = events.readLine();
        while (line != null && !line.startsWith("data:")) {
            line = events.readLine();
        }
        return Objects.requireNonNull(line, "the stream has ended");
    }

    private Answer group(String name) throws IOException, InterruptedException {
        return cloud.json("POST", "/v1/device-groups", owner, "{\"name\":\"" + name + "\"}");
    }

    private Answer put(String device, String body) throws IOException, InterruptedException {
        return cloud.json("PUT", "/v1/devices/" + device + "/group", owner, body);
    }

    private Answer delete(String path) throws IOException, InterruptedException {
        return cloud.send(RunningCloud.authorized(cloud.request(path).DELETE(), owner));
    }

    private String page(String path, String token) throws IOException, InterruptedException {
        Answer answer = cloud.get(path, token);
        assertThat(answer.status()).isEqualTo(200);
        return new String(answer.response().body(), StandardCharsets.UTF_8);
    }

    private static void assertProblem(Answer answer, int status, String code) throws IOException {
        assertThat(answer.status()).as(code).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code);
    }
}
