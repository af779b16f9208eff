package app.visant.domain.edge.settings;

import app.visant.domain.edge.outbox.DegradationPolicy;
import app.visant.domain.edge.outbox.Quota;
import app.visant.domain.edge.upload.UploadBudget;
import app.visant.domain.settings.DeviceSettings;
import app.visant.domain.settings.StorageSettings;
import app.visant.domain.settings.UploadSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What counts now: field by field what the cloud wishes, else what was set on the device, else the default.
 *
 * @param version of the cloud's settings; 0 if there are none
 * @param overruled options that were set on the device to something else, by the names under which they were set
 */
public record SettingsInForce(
        long version, Quota quota, UploadBudget budget, DegradationPolicy degradation, List<String> overruled) {
    public SettingsInForce {
        overruled = List.copyOf(overruled);
    }

    static SettingsInForce of(OwnSettings own, DeviceSettings told) {
        Merge merge = new Merge(own);
        return new SettingsInForce(
                told.version(),
                merge.quota(own.quota(), told.storage()),
                merge.budget(own.budget(), told.upload()),
                DegradationPolicy.of(told.degradation()),
                merge.overruled);
    }

    private static final class Merge {
        private final OwnSettings own;
        private final List<String> overruled = new ArrayList<>();

        Merge(OwnSettings own) {
            this.own = own;
        }

        Quota quota(Quota quota, StorageSettings wished) {
            Integer days = wished.maxAgeDays();
            return new Quota(
                    either(OwnOption.QUOTA_BYTES, wished.quotaBytes(), quota.maxBytes()),
                    sure(OwnOption.DISK_SHARE, wished.diskShare(), quota.diskShare()),
                    either(OwnOption.MAX_AGE, days == null ? null : Duration.ofDays(days), quota.maxAge()),
                    quota.widestHole());
        }

        UploadBudget budget(UploadBudget budget, UploadSettings wished) {
            return new UploadBudget(
                    either(OwnOption.BUDGET_HOUR, wished.budgetHourBytes(), budget.perHour()),
                    either(OwnOption.BUDGET_DAY, wished.budgetDayBytes(), budget.perDay()),
                    either(OwnOption.BUDGET_MONTH, wished.budgetMonthBytes(), budget.perMonth()),
                    sure(OwnOption.WINDOWS, wished.windows(), budget.windows()),
                    sure(OwnOption.METERED, wished.metered(), budget.metered()),
                    budget.zone());
        }

        private <T> T sure(OwnOption option, @Nullable T wished, T present) {
            note(option, wished, present);
            return wished == null ? present : wished;
        }

        private <T> @Nullable T either(OwnOption option, @Nullable T wished, @Nullable T present) {
            note(option, wished, present);
            return wished == null ? present : wished;
        }

        private void note(OwnOption option, @Nullable Object wished, @Nullable Object present) {
            String name = own.given().get(option);
            if (name != null && wished != null && !wished.equals(present)) {
                overruled.add(name);
            }
        }
    }
}
