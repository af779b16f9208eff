package app.visant.cloud.demo;

import app.visant.contracts.people.v1.AccountingAnswer;
import app.visant.contracts.people.v1.CaptureItem;
import app.visant.contracts.people.v1.DeviceDetail;
import app.visant.contracts.people.v1.TriggerItem;
import java.io.IOException;
import java.io.PrintStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What came of the demo, looked at from outside: by the API alone. */
final class DemoReport {
    private static final String RULE = "=".repeat(70);

    private final CloudClient cloud;
    private final PrintStream out;
    private boolean good = true;

    DemoReport(CloudClient cloud, PrintStream out) {
        this.cloud = cloud;
        this.out = out;
    }

    /** @return whether every trigger is accounted for, and every executed one has its picture */
    boolean print(List<String> devices) throws IOException, InterruptedException {
        out.println(RULE);
        out.println("CLOUD-TRIGGERED CAMERAS: WHAT CAME OF IT");
        out.println(RULE);
        for (String device : devices) {
            print(device);
        }
        out.println(RULE);
        return good;
    }

    private void print(String id) throws IOException, InterruptedException {
        DeviceDetail device = cloud.device(id);
        List<TriggerItem> triggers = cloud.triggers(id);
        List<CaptureItem> captures = cloud.captures(id);
        AccountingAnswer sum = cloud.accounting(id);
        out.printf("%nDevice: %s (%s)%n", id, Objects.requireNonNullElse(device.friendlyName(), "no name"));
        out.printf("Status: %s, %s%n", device.status(), device.connected() ? "connected" : "not connected");
        out.printf("Last Seen: %s%n", device.lastSeen());
        printCaptures(captures);
        printTriggers(triggers);
        out.printf(
                "%n[ACCOUNTING]%nplanned %d = executed %d + failed %d + expired %d + skipped %d + evicted %d + open %d%n%n",
                sum.planned(), sum.executed(), sum.failed(), sum.expired(), sum.skipped(), sum.evicted(), sum.open());
        check(device);
        check(sum, triggers);
        checkPictures(triggers, captures);
    }

    private void printCaptures(List<CaptureItem> captures) {
        out.printf("%n[CAPTURES]%nTotal Captures: %d%n", captures.size());
        count(captures, CaptureItem::evaluationStatus)
                .forEach((status, count) -> out.printf("  - Evaluation %s: %d%n", status, count));
    }

    private void printTriggers(List<TriggerItem> triggers) {
        out.printf("%n[TRIGGERS]%nTotal Triggers: %d%n", triggers.size());
        count(triggers, TriggerItem::type).forEach((type, count) -> out.printf("  - %s: %d%n", type, count));
        count(triggers, TriggerItem::state).forEach((state, count) -> out.printf("  - %s: %d%n", state, count));
        count(
                        triggers.stream()
                                .filter(trigger -> trigger.reason() != null)
                                .toList(),
                        trigger -> trigger.state() + " because " + trigger.reason())
                .forEach((reason, count) -> out.printf("  - %s: %d%n", reason, count));
    }

    private static <T> Map<String, Long> count(List<T> items, Function<T, String> by) {
        return items.stream().collect(Collectors.groupingBy(by, java.util.TreeMap::new, Collectors.counting()));
    }

    private void check(DeviceDetail device) {
        say(device.connected() && device.status().equals("active"), "Device connected and active");
    }

    private void check(AccountingAnswer sum, List<TriggerItem> triggers) {
        long ended = sum.executed() + sum.failed() + sum.expired() + sum.skipped() + sum.evicted();
        say(sum.planned() == ended + sum.open(), sum.planned() + " triggers planned, and as many have a state");
        say(sum.open() == 0, "no trigger is open, " + ended + " have ended");
        say(sum.planned() == triggers.size(), triggers.size() + " triggers tracked in the history");
        say(
                sum.planned() == 0 || sum.executed() > 0,
                sum.executed() + " of " + sum.planned() + " triggers marked as executed");
    }

    private void checkPictures(List<TriggerItem> triggers, List<CaptureItem> captures)
            throws IOException, InterruptedException {
        Map<String, CaptureItem> byRecord =
                captures.stream().collect(Collectors.toMap(CaptureItem::recordId, Function.identity()));
        List<TriggerItem> executed = triggers.stream()
                .filter(trigger -> trigger.state().equals("executed"))
                .toList();
        Set<String> proved = new HashSet<>();
        for (TriggerItem trigger : executed) {
            CaptureItem capture = byRecord.get(Objects.requireNonNullElse(trigger.recordId(), ""));
            if (capture != null && hasPicture(capture) && !proved.add(capture.recordId())) {
                out.println("       " + capture.recordId() + " is the picture of two triggers");
            }
        }
        say(
                proved.size() == executed.size(),
                proved.size() + " of " + executed.size()
                        + " executed triggers have a picture of their own, as it was sent");
        say(
                captures.size() == executed.size(),
                captures.size() + " captures for " + executed.size() + " executed triggers");
    }

    private boolean hasPicture(CaptureItem capture) throws IOException, InterruptedException {
        Optional<byte[]> image = cloud.image(capture.recordId());
        boolean right = image.isPresent() && sha256(image.get()).equalsIgnoreCase(capture.sha256());
        if (!right) {
            out.println("       " + capture.recordId() + (image.isPresent() ? " has other bytes" : " has no picture"));
        }
        return right;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private void say(boolean right, String what) {
        good &= right;
        out.println((right ? "[OK]   " : "[FAIL] ") + what);
    }
}
