package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a screen, as Debian has it, with a profile that nobody has used. */
final class Browser implements AutoCloseable {
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String site;
    private final Path profile;
    private final ChromeDriver driver;

    Browser(String site) {
        if (!Files.isExecutable(DRIVER)) {
            throw new AssertionError(DRIVER + " is missing: apt-get install chromium chromium-driver");
        }
        this.site = site;
        // With its driver named, Selenium looks for none in the network.
        System.setProperty("webdriver.chrome.driver", DRIVER.toString());
        try {
            profile = Files.createTempDirectory("visant-browser-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        driver = new ChromeDriver(options());
    }

    private ChromeOptions options() {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", logs);
        return options;
    }

    /** The size of the page, in CSS pixels. */
    Browser size(int width, int height, boolean phone) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", phone ? 2 : 1, "mobile", phone));
        return this;
    }

    Browser open(String path) {
        driver.get(site + path);
        return this;
    }

    void logIn(String email, String password) {
        open("/ui/login");
        find("input[name=email]").sendKeys(email);
        find("input[name=password]").sendKeys(password);
        find("main form button.primary").click();
        await("the devices", () -> path().equals("/ui/dashboard"));
    }

    String path() {
        return java.net.URI.create(driver.getCurrentUrl()).getPath();
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** What the expression gives in the page. */
    Object script(String expression, Object... arguments) {
        return driver.executeScript("return " + expression, arguments);
    }

    boolean isTrue(String expression, Object... arguments) {
        return Boolean.TRUE.equals(script(expression, arguments));
    }

    void await(String what, java.util.function.BooleanSupplier condition) {
        await(what, PATIENCE, condition);
    }

    /** For what a page finds out by asking now and then. */
    void awaitLonger(String what, java.util.function.BooleanSupplier condition) {
        await(what, PATIENCE.multipliedBy(3), condition);
    }

    private static void await(String what, Duration patience, java.util.function.BooleanSupplier condition) {
        Awaitility.await(what)
                .atMost(patience)
                .ignoreExceptionsInstanceOf(WebDriverException.class)
                .until(condition::getAsBoolean);
    }

    void screenshot(String name) {
        write(name, driver.getScreenshotAs(OutputType.BYTES));
    }

    /** All of the page, also what is below the screen. */
    void screenshotOfAll(String name) {
        Object height = script("Math.min(6000, document.documentElement.scrollHeight)");
        Object width = script("document.documentElement.clientWidth");
        Object taken = driver.executeCdpCommand(
                        "Page.captureScreenshot",
                        Map.of(
                                "captureBeyondViewport",
                                true,
                                "clip",
                                Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1)))
                .get("data");
        write(name, Base64.getDecoder().decode((String) taken));
    }

    private static void write(String name, byte[] png) {
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Neither the page nor a part of it is wider than the screen. */
    void requireNoSidewaysScrollingAtAll() {
        requireNoSidewaysScrolling();
        assertThat((List<?>) script(
                        "[...document.querySelectorAll('.scroll')].filter(part => part.scrollWidth > part.clientWidth)"
                                + ".map(part => part.innerHTML.slice(0, 200))"))
                .as("parts of %s that are wider than the screen", path())
                .isEmpty();
    }

    void requireNoSidewaysScrolling() {
        // Asked at once: between two questions a page may get longer, and a bar to scroll it by.
        assertThat(script("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("pixels of %s beyond the screen", path())
                .isEqualTo(0L);
    }

    /**
     * Faults that the page's console shows. A small picture that is not made yet is asked for again, and times are asked for of
     * a schedule that is typed by half: these are no faults.
     */
    void requireNoFaults() {
        List<String> faults = driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> !(message.contains("/thumbnail") && message.contains("404")))
                .filter(message -> !(message.contains("/scheduled-triggers/preview") && message.contains("422")))
                .toList();
        assertThat(faults).isEmpty();
    }

    @Override
    public void close() {
        driver.quit();
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
