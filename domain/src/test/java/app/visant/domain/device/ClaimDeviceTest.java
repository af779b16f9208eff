package app.visant.domain.device;

import static app.visant.domain.device.TestDevices.active;
import static app.visant.domain.device.TestDevices.manufactured;
import static app.visant.domain.device.TestDevices.with;
import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.access.Reach;
import app.visant.domain.kernel.DeviceId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimDeviceTest {
    private final Devices devices = new InMemoryDevices();
    private final ClaimDevice claim = new ClaimDevice(devices);

    private Claim look(String id) {
        return claim.look(OURS, Reach.all(), new DeviceId(id));
    }

    @Test
    void saysWhatCanBeActivated() {
        devices.add(List.of(manufactured("FREE"), with(active(OURS, "BEFORE"), DeviceStatus.DEACTIVATED)));
        assertThat(look("FREE")).isEqualTo(Claim.FREE);
        assertThat(look("BEFORE")).isEqualTo(Claim.AGAIN);
        assertThat(List.of(Claim.FREE, Claim.AGAIN)).allMatch(Claim::isOpen);
    }

    @Test
    void saysWhyAnotherCanNot() {
        devices.add(List.of(
                active(OURS, "OURS"),
                with(active(OURS, "PAUSED"), DeviceStatus.SUSPENDED),
                active(THEIRS, "THEIRS"),
                with(active(THEIRS, "ASLEEP"), DeviceStatus.SUSPENDED)));
        assertThat(look("OURS")).isEqualTo(Claim.OURS);
        assertThat(look("PAUSED")).isEqualTo(Claim.OURS);
        assertThat(claim.look(OURS, Reach.nothing(), new DeviceId("OURS")))
                .as("beyond reach")
                .isEqualTo(Claim.TAKEN);
        assertThat(look("THEIRS")).isEqualTo(Claim.TAKEN);
        assertThat(look("ASLEEP")).isEqualTo(Claim.TAKEN);
        assertThat(List.of(Claim.OURS, Claim.TAKEN, Claim.UNKNOWN)).noneMatch(Claim::isOpen);
    }

    @Test
    void tellsNothingOfWhatOthersHaveRetired() {
        devices.add(List.of(with(active(THEIRS, "GONE"), DeviceStatus.DEACTIVATED)));
        assertThat(look("GONE")).isEqualTo(look("NONE")).isEqualTo(Claim.UNKNOWN);
    }
}
