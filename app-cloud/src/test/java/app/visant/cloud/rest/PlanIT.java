package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.cloud.rest.RunningCloud.Answer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PlanIT extends RestSuite {
    private static final String SCHEDULE = """
            {"device_id":"%s","trigger_label":"%s","cron_expression":"* * * * *","enabled":%s}""";

    @AfterEach
    void giveThePlanBack() {
        plan("ENDLESS", "NULL");
    }

    @Test
    void givesTheOrganisationOfTheInstallationAPlanWithoutAnEnd() throws Exception {
        Answer plan = cloud.get("/v1/plan", owner);

        assertThat(plan.text("plan")).isEqualTo("endless");
        assertThat(plan.body().path("in_force").asBoolean()).isTrue();
        assertThat(plan.body().has("ends_at")).isFalse();
        assertThat(plan.body().path("device_slots_used").asLong()).isPositive();
    }

    @Test
    void takesEveryPictureInWhenThePlanHasEndedAndBeginsNothing() throws Exception {
        String running = cloud.json("POST", "/v1/scheduled-triggers", owner, SCHEDULE.formatted(device, "on", true))
                .text("id");
        String off = cloud.json("POST", "/v1/scheduled-triggers", owner, SCHEDULE.formatted(device, "off", false))
                .text("id");
        String another = manufacture();
        plan("TRIAL", "now()");

        assertThat(upload(Multipart.of(device, "after-the-end").body(PICTURE)).status())
                .isEqualTo(201);
        assertThat(cloud.get("/v1/captures/after-the-end/image", owner).status())
                .isEqualTo(200);
        assertThat(cloud.send(RunningCloud.authorized(
                                cloud.request("/v1/device-commands/poll?wait=0").header("X-Device-ID", device),
                                deviceToken))
                        .status())
                .isEqualTo(200);
        assertProblem(cloud.json("POST", "/v1/devices/" + device + "/trigger", owner, ""), 402, "plan_lapsed");
        assertProblem(activate(another), 402, "plan_lapsed");
        assertProblem(
                cloud.json("POST", "/v1/scheduled-triggers", owner, SCHEDULE.formatted(device, "new", true)),
                402,
                "plan_lapsed");
        assertProblem(
                cloud.json("PUT", "/v1/scheduled-triggers/" + off, owner, "{\"enabled\":true}"), 402, "plan_lapsed");
        assertThat(cloud.json("PUT", "/v1/scheduled-triggers/" + running, owner, "{\"enabled\":false}")
                        .status())
                .isEqualTo(200);
        assertThat(cloud.get("/v1/plan", owner).body().path("in_force").asBoolean())
                .isFalse();
        assertThat(page()).contains("ended on", "What is active goes on");

        plan("MONTHS", "now() + interval '1 day'");
        assertThat(activate(another).status()).isEqualTo(200);
        assertThat(cloud.json("POST", "/v1/devices/" + device + "/trigger", owner, "")
                        .status())
                .isEqualTo(200);
        assertThat(page()).contains("until").doesNotContain("What is active goes on");
    }

    private String page() throws Exception {
        Answer page = cloud.get("/ui/plan", owner);
        assertThat(page.status()).isEqualTo(200);
        return new String(page.response().body(), StandardCharsets.UTF_8);
    }

    private void plan(String kind, String end) {
        cloud.jdbi()
                .useHandle(handle ->
                        handle.execute("UPDATE organisation SET plan = '" + kind + "', plan_ends_at = " + end));
    }
}
