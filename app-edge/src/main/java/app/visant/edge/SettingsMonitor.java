package app.visant.edge;

import app.visant.domain.edge.outbox.Quota;
import app.visant.domain.edge.settings.SettingsInForce;
import app.visant.domain.edge.upload.UploadBudget;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people by which settings the device goes, and the rest of the daemon when they are others. */
final class SettingsMonitor implements Consumer<SettingsInForce> {
    private static final Logger log = LoggerFactory.getLogger(SettingsMonitor.class);

    private final List<Runnable> concerned = new CopyOnWriteArrayList<>();

    /** @param wake called when other settings count */
    void concerns(Runnable wake) {
        concerned.add(wake);
    }

    /** Those of the cloud that an earlier program was told; to be called at the start. */
    void kept(SettingsInForce settings) {
        if (settings.version() > 0) {
            log.info("Settings {} of the cloud are kept here: {}", settings.version(), words(settings));
        }
    }

    @Override
    public void accept(SettingsInForce settings) {
        log.info("Settings {} of the cloud count now: {}", settings.version(), words(settings));
        concerned.forEach(Runnable::run);
    }

    private static String words(SettingsInForce settings) {
        Quota quota = settings.quota();
        UploadBudget budget = settings.budget();
        String words = "keeps " + most(quota.maxBytes()) + " bytes, " + quota.diskShare() * 100 + " % of the disk, "
                + (quota.maxAge() == null ? "any" : quota.maxAge().toDays()) + " days; sends " + most(budget.perHour())
                + " bytes an hour, " + most(budget.perDay()) + " a day, " + most(budget.perMonth()) + " a month, "
                + (budget.windows().isEmpty() ? "at any time" : "within " + budget.windows())
                + (budget.metered() ? ", over a metered line" : "") + "; smaller pictures below "
                + hours(settings.degradation().qualityBelow()) + " h, fewer below "
                + hours(settings.degradation().rateBelow()) + " h, previews below "
                + hours(settings.degradation().previewsBelow()) + " h";
        return settings.overruled().isEmpty()
                ? words
                : words + "; in place of " + String.join(", ", settings.overruled());
    }

    private static double hours(Duration time) {
        return time.toMinutes() / 60.0;
    }

    private static String most(@Nullable Long bytes) {
        return bytes == null ? "any" : bytes.toString();
    }
}
