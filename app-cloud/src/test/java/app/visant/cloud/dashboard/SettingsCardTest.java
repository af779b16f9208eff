package app.visant.cloud.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.device.DeviceReport;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.settings.DegradationSettings;
import app.visant.domain.settings.DeviceSettings;
import app.visant.domain.settings.StorageSettings;
import app.visant.domain.settings.UploadSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SettingsCardTest {
    private static final DeviceSettings WISHED = new DeviceSettings(
            3,
            new StorageSettings(1_500_000_000L, 0.35, 30),
            new UploadSettings(20_000_000L, null, null, List.of(), true),
            new DegradationSettings(48.0, 0.0, 6.5, null, null));

    private static Optional<DeviceReport> said(String json) {
        return Optional.of(new DeviceReport(new DeviceId("FLOOR1"), Instant.EPOCH, "1.0", 1, 0, 0, null, json));
    }

    @Test
    void saysWhatIsWished() {
        assertThat(SettingsCard.of(WISHED, Optional.empty()).lines())
                .containsExactly(
                        "Keeps at most 1.5 GB, at most 35 % of the disk, nothing older than 30 days",
                        "Sends 20 MB an hour, at any time, only what somebody asked for (metered line)",
                        "Before it must give pictures up, it takes smaller pictures below 48 h, never fewer of them, only small previews"
                                + " below 6.5 h");
    }

    @Test
    void saysWhetherTheDeviceGoesByThat() {
        assertThat(SettingsCard.of(WISHED, said("{}")).kind()).isEqualTo("waiting");
        assertThat(SettingsCard.of(WISHED, said("{\"config\":{\"version\":2}}")).kind())
                .isEqualTo("waiting");
        SettingsCard applied = SettingsCard.of(
                WISHED, said("{\"config\":{\"version\":3,\"overruled\":[\"METERED\",\"--outbox-max-mb\"]}}"));
        assertThat(applied.kind()).isEqualTo("applied");
        assertThat(applied.overruled()).isEqualTo("METERED, --outbox-max-mb");
    }

    @Test
    void saysNothingOfADeviceOfWhichNothingWasWished() {
        assertThat(SettingsCard.of(DeviceSettings.NONE, Optional.empty()))
                .isEqualTo(new SettingsCard(List.of(), "none", "", ""));
        assertThat(SettingsCard.of(DeviceSettings.NONE, said("{\"config\":{\"version\":0}}"))
                        .kind())
                .isEqualTo("none");
        assertThat(SettingsCard.of(DeviceSettings.NONE, said("not JSON")).kind())
                .isEqualTo("none");
    }
}
