package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.cloud.rest.RunningCloud.Answer;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whatever is asked, and whatever goes wrong, the log holds no secret, also when it says all that it can. */
final class LogSecretsIT extends RestSuite {
    private static final String CANARY = "canary-8f3a";

    private final Lines lines = new Lines();

    @Override
    protected Map<String, String> settings() {
        return Map.of("VISANT_LOG_LEVEL", "DEBUG");
    }

    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final Queue<String> texts = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            String thrown =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            texts.add(
                    event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage() + "\n" + thrown);
        }
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @BeforeAll
    void listen() {
        lines.setContext(root().getLoggerContext());
        lines.start();
        root().addAppender(lines);
    }

    @AfterAll
    void stopListening() {
        root().detachAppender(lines);
    }

    @Test
    void holdsNoneWhateverIsAsked() throws Exception {
        String token = cloud.logIn(RunningCloud.EMAIL, RunningCloud.PASSWORD);
        List<String> secrets = new ArrayList<>(List.of(CANARY, RunningCloud.PASSWORD, token, deviceToken));
        Answer in =
                cloud.json("POST", "/v1/auth/login", null, """
                {"email":"%s","password":"%s"}""".formatted(RunningCloud.EMAIL, RunningCloud.PASSWORD));
        secrets.add(in.text("access_token"));
        secrets.add(in.text("refresh_token"));
        cloud.json("POST", "/v1/auth/token/refresh", null, "{\"refresh_token\":\"" + in.text("refresh_token") + "\"}");
        cloud.json("POST", "/v1/auth/token/refresh", null, "{\"refresh_token\":\"" + in.text("refresh_token") + "\"}");
        secrets.add(cloud.json("POST", "/v1/devices/" + device + "/rotate-token", token, "{}")
                .text("token"));
        assertThat(secrets).doesNotContain("");

        int asked = 0;
        JsonNode paths = new YAMLMapper()
                .readTree(getClass().getResourceAsStream("/app/visant/contracts/openapi.yaml"))
                .path("paths");
        for (var path : paths.properties()) {
            for (var operation : path.getValue().properties()) {
                if (!operation.getKey().equals("parameters") && !path.getKey().endsWith("stream")) {
                    ask(
                            operation.getKey().toUpperCase(Locale.ROOT),
                            path.getKey().replaceAll("\\{[^}]+}", CANARY));
                    asked++;
                }
            }
        }

        assertThat(asked).isGreaterThan(40);
        assertHolds("A refresh token was used twice");
        assertHoldsNone(secrets);
    }

    /** With secrets wherever a request can carry one: as JSON, as what is nearly JSON, and by a cookie. */
    private void ask(String method, String path) throws Exception {
        String body = """
                {"email":"%1$s@example.org","password":"%1$s","current_password":"%1$s","new_password":"%1$s","token":"%1$s",
                 "refresh_token":"%1$s","device_id":"%1$s","activation_code":"%1$s","acks":[{"id":"%1$s"}],"count":"%1$s"}""".formatted(CANARY);
        for (String each :
                new String[] {body, body.replace("}", ""), "\"" + CANARY, "{\"password\":{\"" + CANARY + "\":1}}"}) {
            var request = cloud.request(path + "?token=" + CANARY + "&wait=0")
                    .header("Content-Type", "application/json")
                    .header("X-Device-ID", device)
                    .method(method, BodyPublishers.ofString(each));
            cloud.send(RunningCloud.authorized(request.copy(), CANARY));
            cloud.send(request.copy()
                    .header("Sec-Fetch-Site", "same-origin")
                    .header("Cookie", "visant_session=" + CANARY));
        }
    }

    @Test
    void holdsNoneWhenTheDatabaseRefuses() throws Exception {
        String token = cloud.logIn(RunningCloud.EMAIL, RunningCloud.PASSWORD);
        cloud.jdbi()
                .useHandle(handle -> handle.execute(
                        "ALTER TABLE account ADD CONSTRAINT refused CHECK (password_hash = '' ) NOT VALID"));
        try {
            Answer answer =
                    cloud.json("POST", "/v1/auth/change-password", token, """
                    {"current_password":"%s","new_password":"%s-password"}""".formatted(RunningCloud.PASSWORD, CANARY));
            assertProblem(answer, 500, "internal_error");
        } finally {
            cloud.jdbi().useHandle(handle -> handle.execute("ALTER TABLE account DROP CONSTRAINT refused"));
        }

        assertHolds("A request failed");
        assertHoldsNone(List.of(CANARY, "$argon2id$", token));
    }

    private void assertHolds(String text) {
        assertThat(lines.texts).anyMatch(line -> line.contains(text));
    }

    private void assertHoldsNone(List<String> secrets) {
        for (String secret : secrets) {
            assertThat(lines.texts).as("lines with a secret").noneMatch(line -> line.contains(secret));
        }
    }
}
