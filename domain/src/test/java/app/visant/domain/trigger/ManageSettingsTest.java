package app.visant.domain.trigger;

import static app.visant.domain.trigger.World.DEVICE;
import static app.visant.domain.trigger.World.ORGANISATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.command.Command;
import app.visant.domain.command.CommandType;
import app.visant.domain.device.ManageSettings;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.FieldError;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.settings.DegradationSettings;
import app.visant.domain.settings.DeviceSettings;
import app.visant.domain.settings.StorageSettings;
import app.visant.domain.settings.UploadSettings;
import org.junit.jupiter.api.Test;

final class ManageSettingsTest {
    private static final StorageSettings SMALL = new StorageSettings(5_000_000L, null, null);
    private static final UploadSettings METERED = new UploadSettings(null, null, null, null, true);

    private final World world = new World();
    private final ManageSettings manage = world.settings;

    private static DeviceSettings.Change storage(StorageSettings storage) {
        return new DeviceSettings.Change(storage, null, null);
    }

    @Test
    void tellsTheDeviceOfEachChange() {
        DeviceSettings first = manage.change(ORGANISATION, DEVICE, storage(SMALL));
        DeviceSettings second =
                manage.change(ORGANISATION, DEVICE, new DeviceSettings.Change(null, METERED, DegradationSettings.NONE));

        assertThat(first).isEqualTo(new DeviceSettings(1, SMALL, UploadSettings.NONE, DegradationSettings.NONE));
        assertThat(second).isEqualTo(new DeviceSettings(2, SMALL, METERED, DegradationSettings.NONE));
        assertThat(manage.get(ORGANISATION, DEVICE)).isEqualTo(second);
        assertThat(world.readable()).extracting(Command::type).hasSize(2).containsOnly(CommandType.CONFIG_UPDATE);
        assertThat(world.woken).containsExactly(DEVICE, DEVICE);
    }

    @Test
    void takesAWishBackByAPartWithoutIt() {
        manage.change(ORGANISATION, DEVICE, storage(SMALL));

        assertThat(manage.change(ORGANISATION, DEVICE, storage(StorageSettings.NONE)))
                .isEqualTo(new DeviceSettings(2, StorageSettings.NONE, UploadSettings.NONE, DegradationSettings.NONE));
    }

    @Test
    void leavesWhatIsWishedAlready() {
        DeviceSettings first = manage.change(ORGANISATION, DEVICE, storage(SMALL));
        world.woken.clear();

        assertThat(manage.change(ORGANISATION, DEVICE, storage(SMALL))).isEqualTo(first);
        assertThat(manage.change(ORGANISATION, DEVICE, new DeviceSettings.Change(null, null, null)))
                .isEqualTo(first);
        assertThat(world.woken).isEmpty();
        assertThat(world.readable()).hasSize(1);
    }

    @Test
    void knowsNoDeviceOfOthers() {
        assertThatThrownBy(() -> manage.change(ORGANISATION, new DeviceId("NONE"), storage(SMALL)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void saysAllThatIsOutOfRange() {
        assertThatThrownBy(() -> new StorageSettings(10L, 1.5, 0))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(FieldError::field)
                                .containsExactly("quota_bytes", "disk_share", "max_age_days"));
        assertThatThrownBy(() -> new UploadSettings(0L, -1L, Long.MAX_VALUE, null, null))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.errors()).hasSize(3));
    }

    @Test
    void wantsTheStagesInTheirOrderButLetsAnyBeOff() {
        assertThatThrownBy(() -> new DegradationSettings(10.0, 20.0, 30.0, null, null))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(FieldError::field)
                                .containsExactly("rate_below_hours", "previews_below_hours", "previews_below_hours"));
        assertThat(new DegradationSettings(0.0, 20.0, 10.0, null, null).rateBelowHours())
                .isEqualTo(20.0);
        assertThat(new DegradationSettings(20.0, 0.0, 10.0, null, null).previewsBelowHours())
                .isEqualTo(10.0);
        assertThatThrownBy(() -> new DegradationSettings(Double.NaN, null, null, 5, 100))
                .isInstanceOf(InvalidInput.class);
    }
}
