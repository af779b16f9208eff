package app.visant.cloud;

import app.visant.domain.access.Reach;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.EvaluationStatus;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceReports;
import app.visant.domain.intake.CaptureFilter;
import app.visant.domain.intake.Captures;
import app.visant.domain.intake.Datalake;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Slice;
import app.visant.domain.ledger.Accounting;
import app.visant.domain.trigger.Trigger;
import app.visant.domain.trigger.TriggerState;
import app.visant.domain.trigger.TriggerType;
import app.visant.domain.trigger.Triggers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds out what became of a device's triggers, and whether each executed one has its picture. */
final class DeviceResults {
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    private final Captures captures;
    private final Triggers triggers;
    private final Datalake datalake;
    private final DeviceReports reports;

    DeviceResults(Captures captures, Triggers triggers, Datalake datalake, DeviceReports reports) {
        this.captures = captures;
        this.triggers = triggers;
        this.datalake = datalake;
        this.reports = reports;
    }

    /** @param good whether all is accounted for, and every executed trigger has its picture */
    record Result(List<String> lines, boolean good) {
        Result {
            lines = List.copyOf(lines);
        }
    }

    Result of(OrganisationId organisation, Device device) {
        List<Capture> pictures =
                all(slice -> captures.list(organisation, Reach.all(), CaptureFilter.ofDevice(device.id()), slice));
        List<Trigger> wished = all(slice -> triggers.ofDevice(organisation, device.id(), slice));
        Accounting sum = triggers.accounting(organisation, Optional.of(device.id()), Instant.EPOCH, END_OF_TIME);
        long missing = wished.stream()
                .filter(trigger -> trigger.state() == TriggerState.EXECUTED)
                .filter(trigger -> !hasPicture(organisation, trigger.capture()))
                .count();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Device: " + device.id());
        lines.add("Status: " + word(device.status()));
        Instant seen = reports.lastSeen(organisation).get(device.id());
        lines.add("Last Seen: " + (seen == null ? "never" : seen.toString()));
        addPictures(lines, pictures);
        addTriggers(lines, wished, sum);
        addVerdict(lines, sum, missing);
        return new Result(lines, sum.isClosed() && missing == 0);
    }

    private static void addPictures(List<String> lines, List<Capture> pictures) {
        lines.add("");
        lines.add("[CAPTURES]");
        lines.add("Total Captures: " + pictures.size());
        for (EvaluationStatus status : EvaluationStatus.values()) {
            long count = pictures.stream()
                    .filter(capture -> capture.evaluation() == status)
                    .count();
            lines.add("  - Evaluation " + word(status) + ": " + count);
        }
    }

    private static void addTriggers(List<String> lines, List<Trigger> wished, Accounting sum) {
        lines.add("");
        lines.add("[TRIGGERS]");
        lines.add("Total Triggers: " + wished.size());
        Arrays.stream(TriggerType.values())
                .forEach(type -> lines.add("  - " + word(type) + ": "
                        + wished.stream().filter(each -> each.type() == type).count()));
        Arrays.stream(TriggerState.values())
                .forEach(state -> lines.add("  - " + word(state) + ": "
                        + wished.stream().filter(each -> each.state() == state).count()));
        lines.add("Accounting: planned %d = executed %d + failed %d + expired %d + skipped %d + evicted %d + open %d"
                .formatted(
                        sum.planned(),
                        sum.executed(),
                        sum.failed(),
                        sum.expired(),
                        sum.skipped(),
                        sum.evicted(),
                        sum.open()));
    }

    private static void addVerdict(List<String> lines, Accounting sum, long missing) {
        lines.add("");
        lines.add(verdict(sum.isBalanced(), "The accounting is balanced"));
        lines.add(verdict(sum.open() == 0, sum.open() + " triggers are still open"));
        lines.add(verdict(missing == 0, missing + " of " + sum.executed() + " executed triggers lack their picture"));
    }

    private static String verdict(boolean good, String what) {
        return (good ? "[OK] " : "[FAIL] ") + what;
    }

    private boolean hasPicture(OrganisationId organisation, @Nullable RecordId record) {
        return record != null
                && captures.find(organisation, record)
                        .flatMap(capture -> datalake.read(capture, Datalake.Piece.IMAGE)
                                .filter(bytes -> bytes.length == capture.bytes()))
                        .isPresent();
    }

    private static <T> List<T> all(Function<Slice, Page<T>> pages) {
        List<T> items = new ArrayList<>();
        Page<T> page;
        do {
            page = pages.apply(new Slice(Slice.MAX_LIMIT, items.size()));
            items.addAll(page.items());
        } while (page.items().size() == Slice.MAX_LIMIT);
        return items;
    }

    private static String word(Enum<?> constant) {
        String name = constant.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
