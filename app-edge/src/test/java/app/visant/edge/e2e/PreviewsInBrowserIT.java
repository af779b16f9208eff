package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.contracts.device.v1.Ack;
import app.visant.contracts.device.v1.AckRequest;
import app.visant.contracts.device.v1.CapturePreview;
import app.visant.contracts.device.v1.CapturePreviewsAnswer;
import app.visant.contracts.device.v1.CapturePreviewsRequest;
import app.visant.contracts.device.v1.CaptureUploadRequest;
import app.visant.contracts.device.v1.DeviceHeaders;
import app.visant.contracts.device.v1.HeartbeatOutbox;
import app.visant.contracts.device.v1.PollAnswer;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people see of pictures that still wait on a device, and of how it is. */
final class PreviewsInBrowserIT {
    @RegisterExtension
    static final Stage stage = Stage.withSharedCloud();

    private final OkHttpClient http = new OkHttpClient();
    private Browser browser;
    private Api.Device device;

    @BeforeEach
    void openBrowser() {
        browser = new Browser(stage.cloud().address());
        device = stage.api().newDevice();
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @Test
    void aPreviewStandsInForItsPictureUntilThatComesOrIsGivenUp() throws IOException {
        String comes = stage.api().trigger(device);
        String lost = stage.api().trigger(device);
        browser.size(1280, 900, false);
        browser.logIn(CloudProcess.EMAIL, CloudProcess.PASSWORD);
        browser.open("/ui/camera/" + device.id());
        browser.await("live news", () -> browser.find("#live").getText().equals("live"));
        browser.script("window.sameDocument = true");

        CapturePreviewsAnswer answer = send(preview(comes, 40), preview(lost, 80), preview("other", 120));

        assertThat(answer.stored()).hasSize(3);
        browser.await("the previews", () -> isShown(".tile.preview", 3));
        assertThat(browser.find(".tile.preview").getText()).contains("preview, the picture is on its way");
        browser.screenshot("previews-desktop");

        giveUp(lost);
        browser.await("the hole", () -> isShown(".tile.hole[data-preview]", 1));
        assertThat(browser.find(".tile.hole").getText()).contains("evicted", "no room for more");

        upload(comes);
        browser.await("the picture", () -> isShown(".tile[data-capture]", 1));
        assertThat(isShown(".tile.preview", 1)).isTrue();
        assertThat(isShown(".tile", 3)).isTrue();
        assertThat(browser.isTrue("window.sameDocument === true")).isTrue();

        browser.size(390, 844, true).open("/ui/camera/" + device.id());
        browser.await("the hole", () -> isShown(".tile.hole[data-preview]", 1));
        assertThat(browser.find(".tile.hole").getText()).contains("evicted", "no room for more");
        assertThat(isShown(".tile.preview", 1)).isTrue();
        assertThat(isShown(".tile", 3)).isTrue();
        browser.requireNoSidewaysScrolling();
        browser.script("document.querySelector('#gallery').scrollIntoView()");
        browser.screenshot("previews-phone");

        browser.find(".tile.preview a").click();
        browser.await("the viewer", () -> browser.find("#viewer").isDisplayed());
        assertThat(browser.find("#viewer .label").getText()).contains("preview, the picture is on its way");
        browser.requireNoFaults();
    }

    /** Nothing tells the page, which asks twice a minute. */
    @Test
    void whatDoesNotComeAnyMoreIsSaidWithoutReload() throws IOException {
        browser.size(1280, 900, false);
        browser.logIn(CloudProcess.EMAIL, CloudProcess.PASSWORD);
        browser.open("/ui/camera/" + device.id());
        browser.await("live news", () -> browser.find("#live").getText().equals("live"));
        send(preview("alone", 120));
        browser.await("the preview", () -> isShown(".tile.preview", 1));
        browser.script("window.sameDocument = true");

        stage.api().deactivate(device);

        browser.awaitLonger("the hole", () -> isShown(".tile.hole[data-preview]", 1));
        assertThat(browser.find(".tile.hole").getText()).contains("lost", "its device was deactivated");
        assertThat(browser.isTrue("window.sameDocument === true")).isTrue();
        browser.screenshot("lost-desktop");
    }

    @Test
    void aDevicesPageSaysForHowLongItHasRoomAndWhatItLost() throws IOException {
        HeartbeatOutbox outbox =
                new HeartbeatOutbox(12_400, 1_234_000_000, Instant.parse("2026-03-01T08:00:00Z"), 7.3, 2L, 31L);
        heartbeat(outbox);
        browser.size(390, 844, true);
        browser.logIn(CloudProcess.EMAIL, CloudProcess.PASSWORD);
        browser.open("/ui/camera/" + device.id());

        assertThat(browser.find("#condition .slow").getText())
                .contains("12,400 pictures wait to be sent, 1.234 GB, the oldest of ", "2026")
                .contains(": room for 7 hours more, then it gives pictures up");
        assertThat(browser.find("#condition").getText())
                .contains("2 pictures were refused", "31 pictures were given up for want of room");
        browser.requireNoSidewaysScrolling();
        browser.screenshot("condition-phone");
        browser.requireNoFaults();
    }

    private void heartbeat(HeartbeatOutbox outbox) throws IOException {
        call("/v1/device-commands/heartbeat", Map.of("device_id", device.id(), "outbox", outbox));
    }

    private boolean isShown(String selector, int count) {
        return browser.all(selector).size() == count
                && browser.isTrue("[...document.querySelectorAll('" + selector
                        + " img')].every(image => image.naturalWidth > 0)");
    }

    private static CapturePreview preview(String trigger, int shade) throws IOException {
        return new CapturePreview(
                "rec-" + trigger.hashCode(),
                Instant.now(),
                trigger,
                "manual",
                "0".repeat(64),
                200_000L,
                picture(320, 240, shade));
    }

    private CapturePreviewsAnswer send(CapturePreview... previews) throws IOException {
        CapturePreviewsRequest request = new CapturePreviewsRequest(device.id(), List.of(previews));
        return Api.JSON.readValue(call("/v1/captures/previews", request), CapturePreviewsAnswer.class);
    }

    private void giveUp(String trigger) throws IOException {
        PollAnswer commands =
                Api.JSON.readValue(call("/v1/device-commands/poll?after=0&wait=0", null), PollAnswer.class);
        String command = commands.commands().stream()
                .filter(each -> trigger.equals(each.triggerId()))
                .findFirst()
                .orElseThrow()
                .id();
        call(
                "/v1/device-commands/ack",
                new AckRequest(List.of(
                        new Ack(command, "failed", "evicted", "no room for more", "0".repeat(64), Instant.now()))));
    }

    private void upload(String trigger) throws IOException {
        call(
                "/v1/captures",
                new CaptureUploadRequest(
                        device.id(),
                        "rec-" + trigger.hashCode(),
                        trigger,
                        "manual",
                        Instant.now(),
                        picture(640, 480, 40),
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    private byte[] call(String path, @Nullable Object body) throws IOException {
        Request.Builder request = new Request.Builder()
                .url(stage.cloud().address() + path)
                .header("Authorization", "Bearer " + device.token())
                .header(DeviceHeaders.DEVICE_ID, device.id());
        if (body != null) {
            request.post(RequestBody.create(Api.JSON.writeValueAsBytes(body), Api.JSON_TYPE));
        }
        try (Response answer = http.newCall(request.build()).execute()) {
            byte[] said = answer.body().bytes();
            assertThat(answer.code())
                    .as(new String(said, java.nio.charset.StandardCharsets.UTF_8))
                    .isBetween(200, 201);
            return said;
        }
    }

    private static String picture(int width, int height, int shade) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, new Color(shade, 90, 160), width, height, Color.WHITE));
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", out);
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }
}
