package app.visant.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.adapter.cloud.postgres.DatabaseAddress;
import app.visant.adapter.cloud.postgres.TestDatabase;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands as processes of their own, on a real PostgreSQL. */
@Timeout(120)
class InstallationCommandsIT {
    private final DatabaseAddress database = TestDatabase.fresh();
    private final Jdbi rows = Jdbi.create(database.jdbcUrl(), database.user(), database.password());

    @TempDir
    private Path data;

    private record Ended(int code, String said) {}

    @Test
    void seedsReportsAndCleansAnInstallation() throws Exception {
        Ended nobody = run("report");
        assertThat(nobody.code()).isOne();
        assertThat(nobody.said()).contains("run seed first").doesNotContain("Exception");

        assertThat(run("seed", "--devices", "2", "--interval", "60").code()).isZero();
        List<String> tokens = Files.readAllLines(data.resolve("test-devices"));
        assertThat(tokens).extracting(line -> line.split(" ")[0]).containsExactly("TEST_CAM_01", "TEST_CAM_02");
        assertThat(Files.getPosixFilePermissions(data.resolve("test-devices")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(run("seed", "--devices", "2", "--interval", "60").code()).isZero();
        assertThat(Files.readAllLines(data.resolve("test-devices"))).hasSize(2).doesNotContainAnyElementsOf(tokens);
        assertThat(count("device")).isEqualTo(2);
        assertThat(count("schedule")).isEqualTo(2);

        Ended good = run("report");
        assertThat(good.code()).as(good.said()).isZero();
        assertThat(good.said()).contains("Device: TEST_CAM_01", "Device: TEST_CAM_02", "planned 0 =");

        Path picture = addOpenTriggerAndPicture();
        Ended open = run("report");
        assertThat(open.code()).isOne();
        assertThat(open.said()).contains("[FAIL] 1 triggers are still open", "Not everything is accounted for.");

        Ended unsure = run("clean");
        assertThat(unsure.code()).isOne();
        assertThat(unsure.said()).contains("--yes");
        assertThat(count("trigger")).isOne();
        assertThat(picture).exists();

        assertThat(run("clean", "--yes").code()).isZero();
        assertThat(count("trigger")).isZero();
        assertThat(picture).doesNotExist();
        assertThat(count("device")).isEqualTo(2);
        assertThat(run("report").code()).isZero();
    }

    @Test
    void changesWhoStandsAboveOrganisations() throws Exception {
        assertThat(run("seed", "--devices", "0").code()).isZero();
        Ended first = run("platform-administrators");
        assertThat(first.said()).contains("admin@visant.local");

        Ended nobody = run("platform-administrators", "--add", "ada@example.org");
        assertThat(nobody.code()).isOne();
        assertThat(nobody.said())
                .contains("There is nobody ada@example.org here.")
                .doesNotContain("Exception");
        rows.useHandle(handle -> handle.execute("INSERT INTO account (user_id, org_id, email, role, password_hash)"
                + " SELECT gen_random_uuid(), org_id, 'ada@example.org', 'VIEWER', '' FROM organisation"));
        rows.useHandle(handle -> handle.execute("UPDATE account SET verified = false WHERE email = 'ada@example.org'"));
        Ended unverified = run("platform-administrators", "--add", "ada@example.org");
        assertThat(unverified.code()).isOne();
        assertThat(unverified.said())
                .contains("Nobody has verified the address ada@example.org yet", "link in the letter")
                .doesNotContain("Exception");
        assertThat(run("platform-administrators").said()).doesNotContain("ada@example.org");
        rows.useHandle(handle -> handle.execute("UPDATE account SET verified = true WHERE email = 'ada@example.org'"));
        Ended added = run("platform-administrators", "--add", "Ada@example.org");
        assertThat(added.code()).as(added.said()).isZero();
        assertThat(added.said()).contains("ada@example.org", "admin@visant.local");

        Ended removed = run("platform-administrators", "--remove", "admin@visant.local");
        assertThat(removed.said()).contains("ada@example.org").doesNotContain("admin@visant.local");
        List<String> onRecord =
                rows.withHandle(handle -> handle.select("SELECT action || ' ' || (facts ->> 'email') FROM audit_entry"
                                + " WHERE step = 'ENDED' AND action LIKE '%administrator' ORDER BY number")
                        .mapTo(String.class)
                        .list());
        assertThat(onRecord)
                .containsExactly(
                        "add a platform administrator ada@example.org",
                        "remove a platform administrator admin@visant.local");
    }

    @Test
    void invitesAnOwnerToWhatNobodyIsIn() throws Exception {
        assertThat(run("seed", "--devices", "0").code()).isZero();
        String organisation = rows.withHandle(handle -> handle.select("SELECT org_id::text FROM organisation")
                .mapTo(String.class)
                .one());
        Ended refused = run("invite-owner", "--organisation", organisation, "--email", "olga@example.org");
        assertThat(refused.code()).isOne();
        assertThat(refused.said()).contains("has people of its own").doesNotContain("Exception");

        rows.useHandle(handle -> handle.execute("DELETE FROM account"));
        Ended invited = run("invite-owner", "--organisation", organisation, "--email", "olga@example.org");

        assertThat(invited.code()).as(invited.said()).isZero();
        assertThat(invited.said()).contains("olga@example.org", "/ui/join?token=");
        assertThat(count("invitation")).isOne();
    }

    @Test
    void freesADeviceThatConnectedAndTellsWhy() throws Exception {
        assertThat(run("seed", "--devices", "1", "--interval", "60").code()).isZero();
        rows.useHandle(handle -> handle.execute("INSERT INTO device_seen VALUES ('TEST_CAM_01', now())"));
        Ended unknown = run("free-device", "--device", "NONE1", "--reason", "claimed by a guess");
        assertThat(unknown.code()).isOne();
        assertThat(unknown.said()).contains("NONE1").doesNotContain("Exception");

        Ended freed = run("free-device", "--device", "TEST_CAM_01", "--reason", "claimed by a guess");

        assertThat(freed.code()).as(freed.said()).isZero();
        assertThat(freed.said()).contains("TEST_CAM_01 is nobody's");
        assertThat(count("device WHERE org_id IS NULL AND status = 'MANUFACTURED'"))
                .isOne();
        assertThat(count("schedule")).isZero();
        assertThat(count("audit_entry WHERE step = 'ENDED' AND status = 200"
                        + " AND facts ->> 'reason' = 'claimed by a guess'"))
                .as("in both logs")
                .isEqualTo(2);
    }

    @Test
    void replacesTheKeyOfTokensAndKeepsTheFormerUntilItIsDropped() throws Exception {
        Path file = data.resolve("token-key");
        Files.writeString(file, "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=\n");

        Ended rotated = run("rotate-key");
        assertThat(rotated.code()).as(rotated.said()).isZero();
        List<String> keys = Files.readAllLines(file);
        assertThat(keys).hasSize(2).endsWith("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
        assertThat(rotated.said()).contains("Restart the server", "12 h").doesNotContain(keys);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));

        assertThat(run("rotate-key", "--drop-former").code()).isZero();
        assertThat(Files.readAllLines(file)).containsExactly(keys.getFirst());
    }

    @Test
    void replacesTheKeyOfSecretsAndSaysHowLongTheFormerIsInUse() throws Exception {
        Ended rotated = run("rotate-key", "--secrets");

        assertThat(rotated.code()).as(rotated.said()).isZero();
        assertThat(rotated.said()).contains("72 h", "--secrets --drop-former");
        List<String> keys = Files.readAllLines(data.resolve("secrets-key"));
        assertThat(keys).hasSize(2).doesNotHaveDuplicates();
        assertThat(data.resolve("token-key")).doesNotExist();
        assertThat(run("rotate-key", "--secrets", "--drop-former").code()).isZero();
        assertThat(Files.readAllLines(data.resolve("secrets-key"))).containsExactly(keys.getFirst());
    }

    @Test
    void refusesImpossibleNumbersInOneLine() throws Exception {
        Ended ended = run("seed", "--devices", "100");

        assertThat(ended.code()).isOne();
        assertThat(ended.said()).contains("--devices must be from 0 to 99").doesNotContain("Exception");
        assertThat(count("device")).isZero();
    }

    private Path addOpenTriggerAndPicture() throws IOException {
        UUID organisation = rows.withHandle(handle ->
                handle.select("SELECT org_id FROM account").mapTo(UUID.class).one());
        rows.useHandle(handle -> handle.execute("""
                INSERT INTO trigger (org_id, trigger_id, device_id, type, label, planned_at, created_at, state)
                VALUES (?, 'open', 'TEST_CAM_01', 'MANUAL', 'manual', now(), now(), 'PENDING')
                """, organisation));
        Path picture = data.resolve("datalake").resolve(organisation.toString()).resolve("TEST_CAM_01/picture.jpg");
        Files.createDirectories(picture.getParent());
        return Files.write(picture, new byte[] {1});
    }

    private int count(String table) {
        return rows.withHandle(handle -> handle.select("SELECT count(*) FROM " + table)
                .mapTo(Integer.class)
                .one());
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        line.addAll(List.of(arguments));
        Path said = data.resolve("said");
        ProcessBuilder command =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said.toFile());
        command.environment()
                .putAll(Map.of(
                        "VISANT_DATA",
                        data.toString(),
                        "DATABASE_URL",
                        database.jdbcUrl() + "?user=" + encode(database.user()) + "&password="
                                + encode(database.password())));
        Process process = command.start();
        try {
            return new Ended(process.waitFor(), Files.readString(said));
        } finally {
            process.destroyForcibly();
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
