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

    private void open(String dialog) {
        browser.find("[data-open=" + dialog + "]").click();
        browser.await("the dialog", () -> browser.find("#" + dialog).isDisplayed());
    }

    private static String page(Api.Device device) {
        return "/ui/camera/" + device.id();
    }
}
