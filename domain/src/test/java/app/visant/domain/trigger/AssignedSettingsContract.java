package app.visant.domain.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.command.Command;
import app.visant.domain.command.NewCommand;
import app.visant.domain.device.AssignedSettings;
import app.visant.domain.device.AssignedSettings.Change;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.schedule.Window;
import app.visant.domain.settings.DegradationSettings;
import app.visant.domain.settings.DeviceSettings;
import app.visant.domain.settings.StorageSettings;
import app.visant.domain.settings.UploadSettings;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link AssignedSettings} does. */
public abstract class AssignedSettingsContract extends DispatchContract {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static DeviceSettings of(long version, UploadSettings upload) {
        return new DeviceSettings(version, StorageSettings.NONE, upload, DegradationSettings.NONE);
    }

    private static DeviceSettings quota(long version, long bytes) {
        return new DeviceSettings(
                version, new StorageSettings(bytes, null, null), UploadSettings.NONE, DegradationSettings.NONE);
    }

    private static UploadSettings within(Window... windows) {
        return new UploadSettings(null, null, null, List.of(windows), null);
    }

    private AssignedSettings settings() {
        return on.assignedSettings();
    }

    private DeviceSettings stored() {
        return settings().of(OURS, DEVICE);
    }

    private Change replace(DeviceSettings before, DeviceSettings after, String notice) {
        return settings().replace(before, after, notice(notice, NOW));
    }

    @Test
    void knowsOfNoWishesAtFirst() {
        assertThat(stored()).isEqualTo(DeviceSettings.NONE);
        assertThat(settings().of(OURS, new DeviceId("NONE"))).isEqualTo(DeviceSettings.NONE);
    }

    @Test
    void keepsEveryWish() {
        Window nights = new Window(
                EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), LocalTime.of(22, 0), LocalTime.of(6, 30), BERLIN);
        Window noon = new Window(EnumSet.allOf(DayOfWeek.class), LocalTime.of(12, 0), LocalTime.MIDNIGHT, BERLIN);
        DeviceSettings all = new DeviceSettings(
                1,
                new StorageSettings(500_000_000_000L, 0.35, 30),
                new UploadSettings(1L, 2_000_000_000_000L, 3L, List.of(nights, noon), true),
                new DegradationSettings(48.5, 24.0, 0.0, 60, 1280));

        assertThat(replace(DeviceSettings.NONE, all, "n1")).isEqualTo(Change.DONE);

        assertThat(stored()).isEqualTo(all);
    }

    @Test
    void keepsThatAWishIsTakenBack() {
        DeviceSettings first = quota(1, 5_000_000);
        DeviceSettings second = of(2, within());
        DeviceSettings third = of(3, UploadSettings.NONE);
        replace(DeviceSettings.NONE, first, "n1");
        replace(first, second, "n2");
        assertThat(stored()).isEqualTo(second);
        replace(second, third, "n3");
        assertThat(stored()).isEqualTo(third);
    }

    @Test
    void writesTheNoticeInTheSameStep() {
        replace(DeviceSettings.NONE, quota(1, 5_000_000), "n1");

        assertThat(readable(DEVICE, 0, NOW))
                .extracting(Command::id)
                .containsExactly(notice("n1", NOW).id());
    }

    @Test
    void changesNothingOfAnotherVersion() {
        DeviceSettings first = quota(1, 5_000_000);
        replace(DeviceSettings.NONE, first, "n1");

        assertThat(replace(DeviceSettings.NONE, quota(1, 9_000_000), "n2")).isEqualTo(Change.CHANGED_MEANWHILE);
        assertThat(replace(quota(2, 1_000_000), quota(3, 9_000_000), "n3")).isEqualTo(Change.CHANGED_MEANWHILE);

        assertThat(stored()).isEqualTo(first);
        assertThat(readable(DEVICE, 0, NOW)).hasSize(1);
    }

    @Test
    void hidesSettingsFromOtherOrganisations() {
        DeviceSettings first = quota(1, 5_000_000);
        replace(DeviceSettings.NONE, first, "n1");
        NewCommand foreign = notice(THEIRS, DEVICE, "n2", NOW);

        assertThat(settings().of(THEIRS, DEVICE)).isEqualTo(DeviceSettings.NONE);
        assertThat(settings().replace(first, quota(2, 9_000_000), foreign)).isEqualTo(Change.NO_SUCH_DEVICE);
        OrganisationId nobody = new OrganisationId(new UUID(9, 9));
        assertThat(settings().replace(DeviceSettings.NONE, first, notice(nobody, DEVICE, "n3", NOW)))
                .isEqualTo(Change.NO_SUCH_DEVICE);
        assertThat(stored()).isEqualTo(first);
    }

    @Test
    void letsOneOfManyThatChangeTheSameVersionBeFirst() throws Exception {
        List<Change> changes = inParallel(() -> replace(
                DeviceSettings.NONE,
                quota(1, 5_000_000),
                "n" + Thread.currentThread().threadId()));

        assertThat(Collections.frequency(changes, Change.DONE)).isEqualTo(1);
        assertThat(Collections.frequency(changes, Change.CHANGED_MEANWHILE)).isEqualTo(changes.size() - 1);
    }
}
