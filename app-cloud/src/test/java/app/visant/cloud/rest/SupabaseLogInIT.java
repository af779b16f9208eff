package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.adapter.cloud.security.TestIssuer;
import app.visant.cloud.rest.RunningCloud.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cloud whose people have their accounts and passwords at a project of Supabase, in the place of accounts here. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupabaseLogInIT {
    private TestIssuer project;
    private RunningCloud cloud;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        project = new TestIssuer();
        cloud = new RunningCloud(
                data,
                InstantSource.system(),
                Map.of(
                        "VISANT_IDENTITY_PROVIDER",
                        "supabase",
                        "VISANT_IDENTITY_ISSUER",
                        project.issuer(),
                        "VISANT_IDENTITY_OWN_ACCOUNTS",
                        "false",
                        "VISANT_IDENTITY_API_KEY",
                        TestIssuer.API_KEY));
    }

    @AfterAll
    void stop() {
        cloud.close();
        project.close();
    }

    @Test
    void letsPeopleInByTheirPasswordsOfTheProject() throws Exception {
        assertThat(text(cloud.get("/ui/login", null)))
                .contains("name=\"password\"")
                .doesNotContain("/ui/forgot", "/ui/signup", "/ui/issuer");
        Answer in = logIn(RunningCloud.EMAIL, TestIssuer.PASSWORD);
        assertThat(in.status()).as(text(in)).isEqualTo(303);
        assertThat(cloud.send(cloud.request("/v1/auth/me").header("Cookie", IssuerBrowser.session(in)))
                        .text("email"))
                .isEqualTo(RunningCloud.EMAIL);
    }

    @Test
    void takesNoPasswordOfOurs() throws Exception {
        assertThat(logIn(RunningCloud.EMAIL, RunningCloud.PASSWORD).status()).isEqualTo(401);
        assertThat(cloud.json("POST", "/v1/auth/login", null, "{}").text("code"))
                .isEqualTo("own_accounts_off");
        assertThat(cloud.get("/ui/forgot", null).status()).isEqualTo(303);
    }

    @Test
    void saysToStrangersWhatToDo() throws Exception {
        Answer stranger = logIn("eve@example.org", TestIssuer.PASSWORD);
        assertThat(stranger.status()).isEqualTo(403);
        assertThat(text(stranger)).contains("ask for an invitation");
    }

    @Test
    void slowsDownWhoGuesses() throws Exception {
        Answer last = logIn("bob@example.org", "guess 0");
        for (int i = 1; i < 10 && last.status() == 401; i++) {
            last = logIn("bob@example.org", "guess " + i);
        }
        assertThat(last.status()).isEqualTo(429);
    }

    private Answer logIn(String email, String password) throws IOException, InterruptedException {
        return cloud.send(cloud.request("/ui/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString("email=" + URLEncoder.encode(email, StandardCharsets.UTF_8) + "&password="
                        + URLEncoder.encode(password, StandardCharsets.UTF_8))));
    }

    private static String text(Answer answer) {
        return new String(answer.response().body(), StandardCharsets.UTF_8);
    }
}
