package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.WebElement;

/** The dashboard as people see it. */
final class BrowserIT {
    @RegisterExtension
    static final Stage stage = Stage.withSharedCloud();

    private static final String LOADED = "document.querySelector('li.tile[data-capture] img')?.naturalWidth > 0";

    private Browser browser;

    @BeforeEach
    void openBrowser() {
        browser = new Browser(stage.cloud().address());
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @Test
    void aClickBringsItsPictureWithoutReload() {
        EdgeProcess edge = stage.newEdge().start();
        stage.awaitConnected(edge);
        browser.size(1280, 900, false);
        browser.logIn(CloudProcess.EMAIL, CloudProcess.PASSWORD);
        browser.open("/ui/camera/" + edge.device().id());
        browser.await("live news", () -> browser.find("#live").getText().equals("live"));
        browser.script("window.sameDocument = true");

        browser.find("#capture-now").click();

        browser.await("the picture", () -> browser.isTrue(LOADED));
        browser.await(
                "the last step",
                () -> browser.all("#steps li[data-step=executed].done").size() == 1);
        assertThat(browser.all("#steps li.done")).hasSize(4);
        assertThat(browser.isTrue("window.sameDocument === true")).isTrue();
        String record = browser.find("li.tile[data-capture]").getDomAttribute("data-capture");
        assertThat(stage.api().captures(edge.device()))
                .singleElement()
                .satisfies(capture -> assertThat(capture.recordId()).isEqualTo(record));
        browser.screenshot("device-desktop");
        browser.open("/ui/dashboard").screenshot("devices-desktop");
        browser.requireNoFaults();
    }

    @Test
    void isWholeAtThePhonesWidth() {
        EdgeProcess edge = stage.newEdge().start();
        String trigger = stage.api().trigger(edge.device());
        stage.awaitEnd(edge.device(), trigger);
        browser.size(390, 844, true);
        browser.open("/ui/login");
        browser.requireNoSidewaysScrolling();
        browser.logIn(CloudProcess.EMAIL, CloudProcess.PASSWORD);
        browser.requireNoSidewaysScrolling();
        browser.screenshot("devices-phone");

        browser.open("/ui/camera/" + edge.device().id());

        browser.await("the picture", () -> browser.isTrue(LOADED));
        browser.requireNoSidewaysScrolling();
        browser.screenshot("device-phone");
        openEditor();
        browser.requireNoSidewaysScrolling();
        browser.screenshot("schedule-phone");
        browser.requireNoFaults();
    }

    @Test
    void aScheduleIsMadeAndShowsItsNextTimes() {
        Api.Device device = stage.api().newDevice();
        browser.size(1280, 900, false);
        browser.logIn(CloudProcess.EMAIL, CloudProcess.PASSWORD);
        browser.open("/ui/camera/" + device.id());
        openEditor();
        fill("label", "mornings");
        browser.find("#schedule-form input[name=kind][value=cron]").click();
        fill("cron_expression", "30 8 * * mon-fri");
        fill("zone", "Europe/Berlin");
        browser.await("five times to come", () -> hasPreview(5));
        browser.screenshot("schedule-desktop");

        browser.find("#schedule-form button.primary").click();

        browser.await("the schedule", () -> browser.all("li.schedule").size() == 1);
        WebElement schedule = browser.find("li.schedule");
        assertThat(schedule.getText()).contains("mornings");
        assertThat(schedule.findElements(org.openqa.selenium.By.tagName("time")))
                .isNotEmpty();
        browser.requireNoFaults();
    }

    @Test
    void settingsAreWishedAndTheDeviceAppliesThem() {
        EdgeProcess edge = stage.newEdge().variable("OUTBOX_MAX_MB", "4000").start();
        stage.awaitConnected(edge);
        browser.size(1280, 900, false);
        browser.logIn(CloudProcess.EMAIL, CloudProcess.PASSWORD);
        browser.open("/ui/camera/" + edge.device().id());
        openSettings();
        setting("quality_below_hours", "48");
        setting("rate_below_hours", "72");
        browser.find("#settings-form button.primary").click();
        browser.await(
                "what is wrong", () -> browser.find("#settings-form .error").isDisplayed());
        assertThat(browser.find("#settings-form .error").getText()).contains("config.degradation.rate_below_hours");
        setting("quota_mb", "512.5");
        setting("max_age_days", "30");
        setting("hour_mb", "20");
        setting("rate_below_hours", "24");
        browser.screenshot("settings-desktop");

        browser.find("#settings-form button.primary").click();

        browser.await(
                "the word that they are applied",
                () -> "applied".equals(browser.find("#settings").getDomAttribute("data-state")));
        browser.open("/ui/camera/" + edge.device().id());
        assertThat(browser.find("#settings").getText())
                .contains(
                        "Keeps at most 512.5 MB, nothing older than 30 days.",
                        "Sends 20 MB an hour.",
                        "smaller pictures below 48 h",
                        "In place of the device's own OUTBOX_MAX_MB");
        browser.size(390, 844, true);
        browser.open("/ui/camera/" + edge.device().id());
        openSettings();
        assertThat(browser.find("#settings-form [name=quota_mb]").getDomProperty("value"))
                .isEqualTo("512.5");
        browser.requireNoSidewaysScrolling();
        browser.screenshot("settings-phone");
    }

    private void openSettings() {
        browser.find("#edit-settings").click();
        browser.await(
                "the settings' editor", () -> browser.find("#settings-editor").isDisplayed());
    }

    private void setting(String name, String text) {
        WebElement field = browser.find("#settings-form [name=" + name + "]");
        field.clear();
        field.sendKeys(text);
    }

    @Test
    void somebodyIsInvitedAndTheInvitationWithdrawn() {
        browser.size(390, 844, true);
        browser.logIn(CloudProcess.EMAIL, CloudProcess.PASSWORD);
        browser.open("/ui/people");
        browser.requireNoSidewaysScrolling();
        browser.find("[data-open=invite]").click();
        browser.await("the dialog", () -> browser.find("#invite").isDisplayed());
        browser.find("#invite-form input[name=email]").sendKeys("guest@example.org");
        browser.find("#invite-form button.primary").click();
        browser.await(
                "the guest", () -> browser.all("#guests [data-invitation]").size() == 1);
        assertThat(browser.find("#guests").getText()).contains("guest@example.org", "viewer");
        browser.requireNoSidewaysScrolling();
        browser.screenshot("people-phone");

        browser.find("#guests [data-withdraw]").click();

        browser.await("no guest", () -> browser.all("#guests").isEmpty());
        browser.requireNoFaults();
    }

    @Test
    void theLastOwnersRoleStaysAndThePageSaysWhy() {
        browser.size(1280, 900, false);
        browser.logIn(CloudProcess.EMAIL, CloudProcess.PASSWORD);
        browser.open("/ui/people");
        browser.find("#people select").sendKeys("admin");
        browser.await("the reason", () -> browser.find("#people-error").isDisplayed());
        assertThat(browser.find("#people-error").getText()).contains("last owner");
        assertThat(browser.find("#people select").getDomProperty("value")).isEqualTo("owner");
        browser.screenshot("people-desktop");
    }

    /** What a browser refuses by the policy of the pages stands in its console. */
    @Test
    void noPageIsAgainstItsOwnPolicy() {
        EdgeProcess edge = stage.newEdge().start();
        stage.awaitConnected(edge);
        browser.size(1280, 900, false);
        browser.logIn(CloudProcess.EMAIL, CloudProcess.PASSWORD);
        for (String page : List.of(
                "/ui/dashboard", "/ui/people", "/ui/camera/" + edge.device().id())) {
            browser.open(page);
            browser.await("the page", () -> !browser.all("main").isEmpty());
        }
        browser.open("/docs");
        browser.await("the API's operations", () -> browser.all(".opblock").size() > 20);
        browser.find(".opblock button").click();
        browser.await("an operation", () -> !browser.all(".opblock.is-open").isEmpty());
        browser.screenshot("docs-desktop");

        browser.requireNoFaults();
    }

    @Test
    void aWrongPasswordIsSaid() {
        browser.open("/ui/login");
        browser.find("input[name=email]").sendKeys(CloudProcess.EMAIL);
        browser.find("input[name=password]").sendKeys("not the password");
        browser.find("main form button.primary").click();
        browser.await("the error", () -> browser.find("p.error").isDisplayed());
        assertThat(browser.path()).isEqualTo("/ui/login");
    }

    private void openEditor() {
        browser.find("[data-edit-schedule='']").click();
        browser.await("the editor", () -> browser.find("#schedule-editor").isDisplayed());
        browser.await("times to come", () -> hasPreview(1));
    }

    private boolean hasPreview(int least) {
        List<WebElement> times = browser.all("#preview li time");
        return times.size() >= least && browser.all("#preview li.error").isEmpty();
    }

    private void fill(String name, String text) {
        WebElement field = browser.find("#schedule-form [name=" + name + "]");
        field.clear();
        field.sendKeys(text);
    }
}
