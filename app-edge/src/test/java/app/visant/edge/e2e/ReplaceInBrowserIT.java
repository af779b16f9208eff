package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A device is replaced by another one and given up, on its page. */
final class ReplaceInBrowserIT {
    @RegisterExtension
    static final Stage stage = Stage.withSharedCloud();

    private Browser browser;

    @BeforeEach
    void openBrowser() {
        browser = new Browser(stage.cloud().address());
        browser.logIn(CloudProcess.EMAIL, CloudProcess.PASSWORD);
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @Test
    void anotherDeviceComesIntoItsPlaceAndItIsGivenUp() {
        Api.Device broken = stage.api().newDevice();
        Api.Device spare = stage.api().newDevice();
        stage.api().switchOff(stage.api().scheduleEachSecond(broken, "each-second", null));
        browser.size(390, 844, true).open(page(broken));
        open("replace-device");
        browser.requireNoSidewaysScrolling();
        browser.find("#replace-form input[name=device_id]").sendKeys(spare.id());
        browser.screenshot("replace-phone");

        browser.find("#replace-form button.primary").click();

        browser.await("the other device", () -> browser.path().equals(page(spare)));
        browser.await("its schedule", () -> browser.all("li.schedule").size() == 1);
        assertThat(browser.find("li.schedule").getText()).contains("each-second");

        browser.size(1280, 900, false).open(page(broken));
        open("release-device");
        browser.screenshot("give-up-desktop");
        browser.find("#release-form button.primary").click();
        browser.await("that it is given up", () -> !browser.all("#given-up").isEmpty());
        assertThat(browser.all("[data-open=release-device]")).isEmpty();
        browser.requireNoFaults();
    }

    @Test
    void goesOutOfServiceAndBackAndGetsAnotherNameAndToken() {
        Api.Device device = stage.api().newDevice();
        browser.size(1280, 900, false).open(page(device));
        browser.find("[data-service=suspend]").click();
        browser.await("the suspension", () -> says("suspended"));
        assertThat(browser.all("[data-open=new-token]")).isEmpty();
        browser.screenshotOfAll("suspended-desktop");
        browser.find("[data-service=resume]").click();
        browser.await("that it is resumed", () -> says("disconnected"));

        browser.find("#edit-settings").click();
        browser.await("the settings", () -> browser.find("#settings-editor").isDisplayed());
        browser.find("#settings-form [name=friendly_name]").clear();
        browser.find("#settings-form [name=friendly_name]").sendKeys("Quay");
        browser.find("#settings-form button.primary").click();
        browser.await("the name", () -> browser.find("h1").getText().equals("Quay"));

        open("new-token");
        browser.find("#token-form button.primary").click();
        browser.await(
                "the token", () -> browser.find("#new-token [data-field=token]").isDisplayed());
        assertThat(browser.find("#new-token [data-field=token]").getDomProperty("value"))
                .isNotBlank()
                .isNotEqualTo(device.token());
        browser.screenshot("new-token-desktop");
        browser.open(page(device));
        browser.script("window.confirm = () => true");
        browser.find("[data-service=deactivate]").click();
        browser.await("the end", () -> says("deactivated"));
        assertThat(browser.all("a[href='/ui/activate?device=" + device.id() + "']"))
                .hasSize(1);
        browser.requireNoFaults();
    }

    private boolean says(String status) {
        return browser.find(".status .word").getText().equals(status);
    }

    private void open(String dialog) {
        browser.find("[data-open=" + dialog + "]").click();
        browser.await("the dialog", () -> browser.find("#" + dialog).isDisplayed());
    }

    private static String page(Api.Device device) {
        return "/ui/camera/" + device.id();
    }
}
