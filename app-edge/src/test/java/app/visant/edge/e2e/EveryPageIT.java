package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.WebElement;

/** Each page, found by the links from page to page, with something on it. */
final class EveryPageIT {
    @RegisterExtension
    static final Stage stage = Stage.withOwnCloud();

    /** One page for each device, batch, organisation and code is enough. */
    private static final Pattern ONE_OF_MANY =
            Pattern.compile("/ui/(camera|batches|platform/organisations|platform/codes)/[^/]+");

    private static final List<String> DOORS = List.of(
            "/ui/login", "/ui/signup", "/ui/forgot", "/ui/reset?token=x", "/ui/verify?token=x", "/ui/join?token=x");

    private static final List<String> KNOWN = List.of(
            "/ui/audit",
            "/ui/audit?check=true",
            "/ui/batches",
            "/ui/batches/*",
            "/ui/camera/*",
            "/ui/dashboard",
            "/ui/keys",
            "/ui/people",
            "/ui/plan",
            "/ui/platform",
            "/ui/platform/audit",
            "/ui/platform/batches",
            "/ui/platform/codes",
            "/ui/platform/codes/*",
            "/ui/platform/organisations/*",
            "/ui/platform/people");

    private Browser browser;

    @BeforeAll
    static void putSomethingOnThem() {
        try (Browser browser = new Browser(stage.cloud().address())) {
            browser.logIn(CloudProcess.EMAIL, CloudProcess.PASSWORD);
            Api.Device device = stage.api().newDevice();
            stage.api().scheduleEachSecond(device, "a-label-that-is-as-long-as-labels-are-ever-made", null);
            stage.api().trigger(device);
            make(browser, "PUT", "/v1/devices/" + device.id(), """
                    {"friendly_name":"The camera behind the house that looks at the gate and the bicycles"}""");
            make(browser, "POST", "/v1/device-groups", "{\"name\":\"Everything that stands outside of the houses\"}");
            make(browser, "POST", "/v1/api-keys", """
                    {"name":"Nightly export to the archive","permissions":["devices:read","devices:write","captures:read","schedules:read"]}""");
            make(browser, "POST", "/v1/members/invitations", """
                    {"email":"somebody.with.a.long.name@a-long-subdomain.example.org","role":"viewer"}""");
            make(browser, "POST", "/v1/admin/devices/manufacture", "{\"count\":3,\"batch_id\":\"2026-01-north\"}");
            make(browser, "POST", "/v1/admin/codes", """
                    {"code":"SPRING-FAIR-2026","description":"For everybody who comes to the fair in spring","benefit_type":"device_slots","benefit_value":2}""");
            make(browser, "POST", "/v1/codes/redeem", "{\"code\":\"SPRING-FAIR-2026\"}");
        }
    }

    private static void make(Browser browser, String method, String path, String json) {
        Object status = browser.script(
                "fetch(arguments[1], {method: arguments[0], headers: {'Content-Type': 'application/json'}, body: arguments[2]})"
                        + ".then(answer => answer.status)",
                method,
                path,
                json);
        assertThat((Long) status).as(method + " " + path).isBetween(200L, 299L);
    }

    @BeforeEach
    void openBrowser() {
        browser = new Browser(stage.cloud().address());
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @Test
    void fitsAPhone() {
        browser.size(390, 844, true);
        assertThat(walk("phone")).containsAll(KNOWN);
    }

    @Test
    void fitsADesk() {
        browser.size(1280, 900, false);
        assertThat(walk("desk")).containsAll(KNOWN);
    }

    /** @return the pages that it came by */
    private Set<String> walk(String screen) {
        DOORS.forEach(door -> look(door, screen));
        browser.logIn(CloudProcess.EMAIL, CloudProcess.PASSWORD);
        Set<String> seen = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(List.of("/ui/dashboard", "/ui/activate?device=NEVER1"));
        while (!next.isEmpty()) {
            String path = next.pop();
            if (seen.add(kind(path))) {
                look(path, screen);
                browser.all("a[href^='/ui/']").stream()
                        .map(link -> link.getDomAttribute("href"))
                        .forEach(next::add);
                browser.all("[data-open]").forEach(button -> lookAtDialog(button, screen));
            }
        }
        return seen;
    }

    private static String kind(String path) {
        return ONE_OF_MANY.matcher(path.replaceFirst("\\?(?!check=).*", "")).replaceFirst("/ui/$1/*");
    }

    private void look(String path, String screen) {
        browser.open(path);
        browser.await(path, () -> !browser.all("main h1").isEmpty());
        browser.requireNoSidewaysScrollingAtAll();
        browser.screenshotOfAll("every-" + screen + kind(path).replaceAll("[^a-z]+", "-"));
    }

    private void lookAtDialog(WebElement button, String screen) {
        String dialog = button.getDomAttribute("data-open");
        button.click();
        browser.await(dialog, () -> browser.find("#" + dialog).isDisplayed());
        browser.screenshot("every-" + screen + "-dialog-" + dialog);
        browser.requireNoSidewaysScrollingAtAll();
        assertThat(browser.isTrue(
                        "document.getElementById(arguments[0]).scrollWidth"
                                + " <= document.getElementById(arguments[0]).clientWidth",
                        dialog))
                .as("dialog %s fits", dialog)
                .isTrue();
        browser.script("document.getElementById(arguments[0]).close()", dialog);
    }
}
