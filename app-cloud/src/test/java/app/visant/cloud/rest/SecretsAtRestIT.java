package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.visant.adapter.cloud.security.Sealing;
import app.visant.adapter.cloud.security.SecretKeys;
import app.visant.cloud.rest.RunningCloud.Answer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who has the whole database, and not the key beside it, finds no secret by which to act for anybody. */
@Timeout(120)
class SecretsAtRestIT {
    private static final String PERSON = "ada@example.org";
    private static final Pattern LINK = Pattern.compile("token=([A-Za-z0-9_-]{20,})");

    @Test
    void holdsNoSecretInAnyTable(@TempDir Path data) throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunningCloud cloud = new RunningCloud(
                        data,
                        InstantSource.system(),
                        Map.of(
                                "VISANT_MAIL_HOST",
                                "localhost",
                                "VISANT_MAIL_PORT",
                                Integer.toString(silent.getLocalPort()),
                                "VISANT_MAIL_SECURITY",
                                "none"))) {
            List<String> secrets = useSecrets(cloud);
            await("letters that wait").until(() -> rows(cloud, "letter").size() == 3);
            secrets.addAll(secretsOfLetters(cloud, data));

            assertThat(secrets)
                    .hasSize(10)
                    .doesNotContain("")
                    .doesNotContainNull()
                    .doesNotHaveDuplicates();
            for (String table : tables(cloud)) {
                assertThat(rows(cloud, table))
                        .as("rows of %s", table)
                        .noneMatch(row -> secrets.stream().anyMatch(row::contains));
            }
            assertThat(rows(cloud, "letter")).allMatch(row -> row.contains("sealed:"));
        }
    }

    /** Three letters are written on the way. */
    private static List<String> useSecrets(RunningCloud cloud) throws Exception {
        Answer tokens =
                cloud.json("POST", "/v1/auth/login", null, """
                {"email":"%s","password":"%s"}""".formatted(RunningCloud.EMAIL, RunningCloud.PASSWORD));
        String owner = tokens.text("access_token");
        String device = cloud.json("POST", "/v1/admin/devices/manufacture", owner, "{\"count\":1}")
                .body()
                .at("/device_ids/0")
                .asText();
        Answer activated = cloud.json("POST", "/v1/devices/activate", owner, "{\"device_id\":\"" + device + "\"}");
        Answer rotated = cloud.json("POST", "/v1/devices/" + device + "/rotate-token", owner, "{}");
        Answer key =
                cloud.json("POST", "/v1/api-keys", owner, "{\"name\":\"robot\",\"permissions\":[\"devices:read\"]}");
        cloud.json("POST", "/v1/members/invitations", owner, "{\"email\":\"vera@example.org\",\"role\":\"viewer\"}");
        cloud.json("POST", "/v1/auth/signup", null, """
                {"email":"%s","password":"a secret of Ada's","organisation":"Harbour"}""".formatted(PERSON));
        cloud.json("POST", "/v1/auth/forgot-password", null, "{\"email\":\"" + PERSON + "\"}");
        return new ArrayList<>(List.of(
                RunningCloud.PASSWORD,
                "a secret of Ada's",
                owner,
                tokens.text("refresh_token"),
                activated.text("token"),
                rotated.text("token"),
                key.text("secret")));
    }

    /** @return what proves their readers, read with the key that is not in the database */
    private static List<String> secretsOfLetters(RunningCloud cloud, Path data) throws Exception {
        Sealing sealing =
                new Sealing(SecretKeys.parse(Files.readString(data.resolve("secrets-key"), StandardCharsets.US_ASCII)));
        List<String> texts = cloud.jdbi()
                .withHandle(handle -> handle.select("SELECT * FROM letter")
                        .map((row, _) -> sealing.open(
                                        row.getString("body").substring("sealed:".length()),
                                        "letter " + row.getString("letter_id") + " to " + row.getString("address"))
                                .orElseThrow())
                        .list());
        return texts.stream()
                .map(LINK::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .toList();
    }

    private static List<String> tables(RunningCloud cloud) {
        return cloud.jdbi()
                .withHandle(handle -> handle.select("""
                        SELECT table_name FROM information_schema.tables
                        WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'
                        """).mapTo(String.class).list());
    }

    private static List<String> rows(RunningCloud cloud, String table) {
        return cloud.jdbi()
                .withHandle((Handle handle) -> handle.select("SELECT t::text FROM " + table + " t")
                        .mapTo(String.class)
                        .list());
    }
}
