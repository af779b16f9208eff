package app.visant.edge.doctor;

import app.visant.adapter.edge.http.CloudAnswer;
import app.visant.adapter.edge.http.CloudAnswer.Clocks;
import app.visant.adapter.edge.http.CloudSettings;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the cloud's answer says about the way to it, about the token, and about this machine's clock. */
final class CloudCheck {
    private static final String CLOUD = "cloud";
    private static final String TOKEN = "token";
    private static final String CLOCK = "clock";
    private static final Duration CLOSE = Duration.ofSeconds(5);
    private static final Duration FAR = Duration.ofMinutes(5);

    private CloudCheck() {}

    static Finding reach(CloudSettings settings, CloudAnswer answer) {
        String cloud = address(settings.apiUrl());
        return switch (answer) {
            case CloudAnswer.Served served -> answers(cloud, served.took());
            case CloudAnswer.Refused refused -> answers(cloud, refused.took());
            case CloudAnswer.Failing failing ->
                Finding.fail(
                        CLOUD, cloud + " can't serve now (" + failing.why() + "): look at the cloud, or try later");
            case CloudAnswer.Foreign foreign ->
                Finding.fail(
                        CLOUD,
                        "what answers at " + cloud + " is not the cloud (" + foreign.why() + "): is --api-url right?");
            case CloudAnswer.Unreached unreached -> Finding.fail(CLOUD, unreached(cloud, unreached));
        };
    }

    private static Finding answers(String cloud, Duration took) {
        return Finding.ok(CLOUD, cloud + " answers in " + took.toMillis() + " ms");
    }

    private static String unreached(String cloud, CloudAnswer.Unreached unreached) {
        return switch (unreached.step()) {
            case NAME -> "DNS: " + unreached.why() + "; is --api-url right, and does this machine resolve names?";
            case CONNECTION ->
                "no connection to " + cloud + " (" + unreached.why()
                        + "): does it run there, and does the network, a firewall or a proxy (HTTPS_PROXY) let us through?";
            case PROXY ->
                "no way to " + cloud + " " + unreached.why()
                        + "; is HTTPS_PROXY right, and does the proxy allow the cloud's address?";
            case TLS -> "no secure connection to " + cloud + " (" + unreached.why() + "); is it https there?";
            case ANSWER ->
                cloud + " does not answer (" + unreached.why()
                        + "): does it run, and does a firewall or a proxy (HTTPS_PROXY) let us through?";
        };
    }

    static Finding token(CloudSettings settings, CloudAnswer answer) {
        return switch (answer) {
            case CloudAnswer.Served served ->
                settings.token() == null
                        ? Finding.warn(
                                TOKEN, "none is set, and the cloud serves this device without: better set DEVICE_TOKEN")
                        : Finding.ok(TOKEN, "accepted");
            case CloudAnswer.Refused refused -> Finding.fail(TOKEN, refused(settings, refused));
            case CloudAnswer.Failing failing -> unknown(TOKEN);
            case CloudAnswer.Foreign foreign -> unknown(TOKEN);
            case CloudAnswer.Unreached unreached -> unknown(TOKEN);
        };
    }

    private static String refused(CloudSettings settings, CloudAnswer.Refused refused) {
        return switch (refused.status()) {
            case 401 ->
                (settings.token() == null ? "none is set" : "refused")
                        + ": put the one from the device's activation into DEVICE_TOKEN or --token-file, or have a new one"
                        + " made on the dashboard";
            case 403 ->
                "not looked at, the cloud does not serve device " + settings.device() + " (" + refused.why()
                        + "): activate it on the dashboard";
            case 404 ->
                "the cloud knows no device " + settings.device() + ": is --device-id right, and is it this cloud?";
            default -> "the cloud refuses: " + refused.why();
        };
    }

    static Finding clock(@Nullable Clocks clocks) {
        if (clocks == null) {
            return Finding.skip(CLOCK, "not compared, the cloud did not tell its time");
        }
        Duration ahead = Duration.between(clocks.server(), clocks.local());
        Duration off = ahead.abs();
        if (off.compareTo(CLOSE) <= 0) {
            return Finding.ok(CLOCK, "within " + CLOSE.toSeconds() + " s of the cloud's");
        }
        String said = off.toSeconds() + " s " + (ahead.isNegative() ? "behind" : "ahead of")
                + " the cloud's: switch on time synchronisation (timedatectl set-ntp true)";
        return off.compareTo(FAR) > 0
                ? Finding.fail(CLOCK, said + "; pictures get wrong times, and those from the future are refused")
                : Finding.warn(CLOCK, said);
    }

    static Finding unknown(String subject) {
        return Finding.skip(subject, "not looked at, because the cloud can't be reached");
    }

    /** Without what can hold a secret. */
    private static String address(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        return url.getScheme() + "://" + url.getHost() + port + path;
    }
}
