package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.cloud.rest.RunningCloud.Answer;
import app.visant.domain.kernel.InParallel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class CodesIT extends RestSuite {
    private static final int AT_ONCE = 50;

    @BeforeEach
    void putTheOrganisationOnTrial() {
        organisation(1000, "now() + interval '10 days'");
    }

    @Test
    void redeemsACodeHoweverItIsTyped() throws Exception {
        code("SPRING-26", "FREE_MONTHS", 2, null);

        Answer redeemed = redeem(" spring-26 ");

        assertThat(redeemed.status()).isEqualTo(200);
        assertThat(redeemed.text("code")).isEqualTo("SPRING-26");
        assertThat(redeemed.text("benefit_type")).isEqualTo("free_months");
        assertThat(redeemed.body().path("benefit_value").asInt()).isEqualTo(2);
        assertThat(redeemed.body().at("/plan/plan").asText()).isEqualTo("months");
        assertThat(cloud.get("/v1/plan", owner).text("plan")).isEqualTo("months");
        assertThat(new String(cloud.get("/ui/plan", owner).response().body(), StandardCharsets.UTF_8))
                .contains("SPRING-26", "2 months");
    }

    @Test
    void answersWithTheStatusThatSaysWhy() throws Exception {
        code("OFF", "DEVICE_SLOTS", 1, null);
        update("OFF", "active = false");
        code("OVER", "DEVICE_SLOTS", 1, null);
        update("OVER", "valid_until = now()");
        code("EARLY", "DEVICE_SLOTS", 1, null);
        update("EARLY", "valid_from = now() + interval '1 day'");
        code("OTHERS", "DEVICE_SLOTS", 1, null);
        update("OTHERS", "email_domains = '{example.com}'");
        code("ONCE", "DEVICE_SLOTS", 1, null);
        update("ONCE", "one_per_user = true");
        code("USED-UP", "DEVICE_SLOTS", 1, 1);
        assertThat(redeem("ONCE").status()).isEqualTo(200);
        assertThat(redeem("USED-UP").status()).isEqualTo(200);

        assertProblem(redeem("NONE"), 404, "code_not_found");
        assertProblem(redeem("OFF"), 410, "code_inactive");
        assertProblem(redeem("OVER"), 410, "code_expired");
        assertProblem(redeem("EARLY"), 410, "code_not_yet_valid");
        assertProblem(redeem("OTHERS"), 403, "code_not_for_you");
        assertProblem(redeem("ONCE"), 409, "code_used_before");
        Answer usedUp = redeem("USED-UP");
        assertProblem(usedUp, 429, "code_used_up");
        assertThat(usedUp.header("Retry-After")).isEqualTo("86400");
        assertProblem(redeem("no code at all"), 422, "invalid_input");
        assertProblem(cloud.json("POST", "/v1/codes/redeem", owner, "{}"), 422, "invalid_input");
    }

    @Test
    void takesADeviceInByACodeOrLeavesBothAsTheyWere() throws Exception {
        String id = manufacture();
        organisation(0, "now()");
        code("SLOT", "DEVICE_SLOTS", 1, 2);
        code("TIME", "TRIAL_EXTENSION", 3, 1);

        assertProblem(activate(id), 402, "plan_lapsed");
        assertProblem(activate(id, "SLOT"), 402, "plan_lapsed");
        assertProblem(activate(id, "TIME"), 403, "no_device_slot_left");
        assertProblem(activate(id, "NONE"), 404, "code_not_found");
        assertProblem(activate("NEVER-MADE", "SLOT"), 404, "device_not_found");
        assertProblem(activate(device, "SLOT"), 409, "device_taken");
        assertThat(uses("SLOT") + uses("TIME")).isZero();

        assertThat(redeem("TIME").status()).isEqualTo(200);
        int used = cloud.get("/v1/plan", owner).body().path("device_slots_used").asInt();
        organisation(used, "now() + interval '1 day'");
        assertProblem(activate(id), 403, "no_device_slot_left");
        Answer activated = activate(id, "slot");
        assertThat(activated.status()).isEqualTo(200);
        assertThat(activated.text("qr_code_data")).startsWith("visant://activate?device=" + id);
        assertThat(uses("SLOT")).isEqualTo(1);
    }

    @Test
    void givesNoMoreThanTheUsesToFiftyAtOnce() throws Exception {
        int uses = 7;
        code("RACE", "DEVICE_SLOTS", 1, uses);
        int before = slots();

        List<Integer> statuses = InParallel.run(AT_ONCE, number -> status("RACE"));

        assertThat(Collections.frequency(statuses, 200)).isEqualTo(uses);
        assertThat(Collections.frequency(statuses, 429)).isEqualTo(AT_ONCE - uses);
        assertThat(slots()).isEqualTo(before + uses);
    }

    @Test
    void activatesNoMoreThanTheSlotsOfFiftyAtOnce() throws Exception {
        List<String> ids = new ArrayList<>();
        cloud.json("POST", "/v1/admin/devices/manufacture", owner, "{\"count\":" + AT_ONCE + "}")
                .body()
                .path("device_ids")
                .forEach(id -> ids.add(id.asText()));
        long used =
                cloud.get("/v1/plan", owner).body().path("device_slots_used").asLong();
        organisation((int) used + 5, "now() + interval '1 day'");

        List<Integer> statuses = InParallel.run(AT_ONCE, number -> activation(ids.get(number)));

        assertThat(Collections.frequency(statuses, 200)).isEqualTo(5);
        assertThat(Collections.frequency(statuses, 403)).isEqualTo(AT_ONCE - 5);
        assertThat(cloud.get("/v1/plan", owner).body().path("device_slots_used").asLong())
                .isEqualTo(used + 5);
    }

    @Test
    void letsThoseWhoStandAboveOrganisationsMakeEditAndSwitchOffCodes() throws Exception {
        String path = "/v1/admin/codes";
        Answer made = cloud.json("POST", path, owner, """
                {"code":"fair-26","benefit_type":"device_slots","benefit_value":2,"max_uses":3}""");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("code")).isEqualTo("FAIR-26");
        assertThat(made.text("status")).isEqualTo("valid");
        assertThat(made.body().path("one_per_user").asBoolean()).isTrue();
        assertProblem(cloud.json("POST", path, owner, """
                {"code":"FAIR-26","benefit_type":"device_slots","benefit_value":2}"""), 409, "code_taken");
        assertProblem(cloud.json("POST", path, owner, """
                {"benefit_type":"discount","benefit_value":2}"""), 422, "invalid_input");
        String random = cloud.json("POST", path, owner, """
                {"benefit_type":"free_months","benefit_value":1}""").text("code");
        assertThat(random).hasSize(14);

        assertThat(redeem("FAIR-26").status()).isEqualTo(200);
        Answer redemptions = cloud.get(path + "/FAIR-26/redemptions", owner);
        assertThat(redemptions.header("X-Total-Count")).isEqualTo("1");
        assertThat(redemptions.body().at("/0/benefit_value").asInt()).isEqualTo(2);
        assertThat(cloud.get(path + "/fair-26", owner).body().path("uses_count").asInt())
                .isEqualTo(1);
        assertThat(cloud.get(path, owner).body().findValuesAsText("code")).contains("FAIR-26", random);
        assertThat(cloud.get(path + "/analytics", owner)
                        .body()
                        .path("device_slots")
                        .asLong())
                .isGreaterThanOrEqualTo(2);
        assertProblem(
                cloud.get(path + "/analytics?from=2020-01-01T00:00:00Z&to=2026-01-01T00:00:00Z", owner),
                422,
                "invalid_input");

        assertThat(cloud.json("PUT", path + "/FAIR-26", owner, """
                {"benefit_type":"device_slots","benefit_value":5,"one_per_user":false}""")
                        .body()
                        .path("benefit_value")
                        .asInt())
                .isEqualTo(5);
        assertThat(redeem("FAIR-26").status()).isEqualTo(200);
        Answer off = cloud.send(
                RunningCloud.authorized(cloud.request(path + "/FAIR-26").DELETE(), owner));
        assertThat(off.text("status")).isEqualTo("inactive");
        assertProblem(redeem("FAIR-26"), 410, "code_inactive");
        assertProblem(cloud.get(path + "/NONE", owner), 404, "code_not_found");
    }

    private int status(String code) {
        try {
            return redeem(code).status();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int activation(String id) {
        try {
            return activate(id).status();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer redeem(String code) throws IOException, InterruptedException {
        return cloud.json("POST", "/v1/codes/redeem", owner, "{\"code\":\"" + code + "\"}");
    }

    private Answer activate(String id, String code) throws IOException, InterruptedException {
        return cloud.json("POST", "/v1/devices/activate", owner, """
                {"device_id":"%s","activation_code":"%s"}""".formatted(id, code));
    }

    private void code(String name, String benefit, int amount, @Nullable Integer maxUses) {
        cloud.jdbi().useHandle(handle -> handle.execute("""
                        INSERT INTO activation_code
                            (code, description, benefit, amount, max_uses, active, one_per_user, email_domains, made_at)
                        VALUES (?, '', ?, ?, ?, true, false, '{}', now())
                        """, name, benefit, amount, maxUses));
    }

    private void update(String name, String change) {
        cloud.jdbi()
                .useHandle(handle -> handle.execute("UPDATE activation_code SET " + change + " WHERE code = ?", name));
    }

    private int uses(String name) {
        return cloud.jdbi()
                .withHandle(handle -> handle.select("SELECT uses FROM activation_code WHERE code = ?", name)
                        .mapTo(Integer.class)
                        .one());
    }

    private int slots() throws IOException, InterruptedException {
        return cloud.get("/v1/plan", owner).body().path("device_slots").asInt();
    }

    private void organisation(int slots, String planEnd) {
        cloud.jdbi()
                .useHandle(handle -> handle.execute("UPDATE organisation SET device_slots = " + slots
                        + ", plan = 'TRIAL', plan_ends_at = " + planEnd));
    }
}
