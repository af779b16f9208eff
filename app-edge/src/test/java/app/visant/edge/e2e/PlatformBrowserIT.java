package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.WebElement;

/** The pages above organisations, as an administrator of the platform uses them. */
final class PlatformBrowserIT {
    private static final String PASSWORD = "a long password";

    @RegisterExtension
    static final Stage stage = Stage.withSharedCloud();

    private Browser browser;

    @BeforeEach
    void openBrowser() {
        browser = new Browser(stage.cloud().address());
        browser.size(1280, 900, false);
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @Test
    void planSlotsAndQuotaOfAnOrganisationAreChanged() {
        signUp("Quay", "quay@example.org");
        browser.logIn(CloudProcess.EMAIL, CloudProcess.PASSWORD);
        browser.find(".menu summary").click();
        browser.find(".menu a[href='/ui/platform']").click();
        browser.await("the organisations", () -> browser.path().equals("/ui/platform"));
        browser.screenshot("platform-desktop");
        atThePhonesWidth("/ui/platform", "platform-phone");
        atThePhonesWidth("/ui/platform/people", "platform-people-phone");
        openQuay();
        browser.screenshot("platform-organisation-desktop");

        browser.find("#allot-form select option[value=months]").click();
        browser.script("document.querySelector('#allot-form [name=ends]').value = '2041-03-01'");
        fill("#allot-form [name=slots]", "7");
        browser.find("#allot-form button.primary").click();

        browser.await("the plan", () -> says("#organisation", "0 of 7 in use"));
        assertThat(browser.find("#organisation time").getDomAttribute("datetime"))
                .isEqualTo("2041-03-01T00:00:00Z");
        browser.find("#allot-form button.primary").click();
        browser.await("that nothing is changed", () -> says("#allot-form .error", "Nothing is changed"));

        fill("#quota-form [name=captures]", "5000");
        fill("#quota-form [name=gigabytes]", "2.5");
        browser.find("#quota-form button.primary").click();
        browser.await("the quota", () -> says("#organisation", "of 5,000"));
        assertThat(browser.find("#organisation").getText()).contains("of 2.5 GB");

        browser.find("#quota-form [value=usual]").click();
        browser.find("#quota-form button.primary").click();
        browser.await("what is usual", () -> !says("#organisation", "of 5,000"));
        String path = browser.path();
        atThePhonesWidth(path, "platform-organisation-phone");
        browser.requireNoFaults();
    }

    @Test
    void aCodeIsMadeAndSwitchedOffAndOn() {
        browser.logIn(CloudProcess.EMAIL, CloudProcess.PASSWORD);
        browser.open("/ui/platform/codes");
        browser.find("[data-open=make-code]").click();
        browser.await("the dialog", () -> browser.find("#make-code").isDisplayed());
        fill("#make-code-form [name=code]", "spring-fair");
        fill("#make-code-form [name=description]", "For the fair");
        fill("#make-code-form [name=benefit_value]", "3");
        fill("#make-code-form [name=max_uses]", "10");
        fill("#make-code-form [name=domains]", "example.org, example.com");
        browser.screenshot("platform-make-code-desktop");

        browser.find("#make-code-form button.primary").click();

        browser.await("the code", () -> browser.path().equals("/ui/platform/codes/SPRING-FAIR"));
        assertThat(browser.find("#code").getText())
                .contains("3 device slots", "0 of 10", "valid", "example.com, example.org, once each", "For the fair");
        browser.find("[data-switch-code=off]").click();
        browser.await("it is off", () -> says("#code", "switched off"));
        browser.find("[data-switch-code=on]").click();
        browser.await("it is on", () -> browser.all("[data-switch-code=off]").size() == 1);
        assertThat(browser.find("#code").getText()).contains("0 of 10", "example.com, example.org", "For the fair");
        browser.screenshot("platform-code-desktop");
        browser.open("/ui/platform/codes").screenshot("platform-codes-desktop");
        assertThat(browser.all("#usage rect")).hasSize(30);
        atThePhonesWidth("/ui/platform/codes", "platform-codes-phone");
        browser.requireNoFaults();
    }

    @Test
    void aDeviceThatWasClaimedAndNeverConnectedIsMadeNobodys() {
        String claimed = stage.api().newDevice().id();
        browser.logIn(CloudProcess.EMAIL, CloudProcess.PASSWORD);
        browser.open("/ui/platform");
        fill("#free-device-form [name=device]", claimed);
        browser.find("#free-device-form button.primary").click();

        browser.await("that it is free", () -> says("#free-device-form .said", claimed + " is nobody’s now."));
        browser.screenshot("platform-free-device-desktop");
        atThePhonesWidth("/ui/platform", "platform-free-device-phone");
        browser.open("/ui/activate?device=" + claimed);
        browser.await("that it can be had", () -> says("#activate", "It can be activated."));
        browser.requireNoFaults();
    }

    @Test
    void aBatchLosesTheDevicesThatNobodyEverHad() {
        browser.logIn(CloudProcess.EMAIL, CloudProcess.PASSWORD);
        browser.open("/ui/batches");
        browser.find("[data-open=make-batch]").click();
        browser.await("the dialog", () -> browser.find("#make-batch").isDisplayed());
        fill("#make-batch-form [name=count]", "3");
        fill("#make-batch-form [name=batch_id]", "misprint");
        browser.find("#make-batch-form button.primary").click();
        browser.await("its sheet", () -> browser.path().equals("/ui/batches/misprint"));
        atThePhonesWidth("/ui/batches", "batches-phone");
        browser.screenshot("batches-desktop");
        browser.script("window.confirm = () => true");
        browser.find("[data-remove-unused=misprint]").click();

        browser.await(
                "that it is gone",
                () -> browser.all("[data-remove-unused=misprint]").isEmpty());
        browser.open("/ui/batches/misprint");
        browser.await("the list in its place", () -> browser.path().equals("/ui/batches"));
        browser.requireNoFaults();
    }

    private void signUp(String organisation, String email) {
        browser.open("/ui/signup");
        fill("input[name=organisation]", organisation);
        fill("input[name=email]", email);
        fill("input[name=password]", PASSWORD);
        browser.find("main form button.primary").click();
        browser.await("the devices", () -> browser.path().equals("/ui/dashboard"));
        assertThat(browser.all(".menu a[href='/ui/platform']")).isEmpty();
        browser.find(".menu summary").click();
        browser.find("form[action='/ui/logout'] button").click();
        browser.await("the log-in", () -> browser.path().equals("/ui/login"));
    }

    private void openQuay() {
        browser.open("/ui/platform");
        fill("input[name=part]", "quay@");
        browser.find(".filter button").click();
        browser.await(
                "the one",
                () -> browser.all("#organisations [data-organisation]").size() == 1);
        browser.find("#organisations a").click();
        browser.await("its page", () -> !browser.all("#organisation").isEmpty());
    }

    private void atThePhonesWidth(String path, String name) {
        browser.size(390, 844, true).open(path);
        browser.await("the page", () -> !browser.all("main h1").isEmpty());
        browser.requireNoSidewaysScrolling();
        browser.screenshot(name);
        browser.size(1280, 900, false).open(path);
    }

    private boolean says(String selector, String text) {
        return browser.find(selector).getText().contains(text);
    }

    private void fill(String selector, String text) {
        WebElement field = browser.find(selector);
        field.clear();
        field.sendKeys(text);
    }
}
