package app.visant.domain.device;

import static app.visant.domain.device.TestDevices.manufactured;
import static app.visant.domain.tenant.TestOrganisations.OURS;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.PredictableIds;
import app.visant.domain.kernel.TestClock;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.RequirePlan;
import app.visant.domain.tenant.TestOrganisations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** By which of its tokens a device gets in while they change. */
final class RotatedTokensTest {
    private static final DeviceId GATE = new DeviceId("GATE1");

    private final TestClock clock = new TestClock();
    private final Ids ids = new PredictableIds();
    private final Organisations organisations = new InMemoryOrganisations();
    private final Devices devices = new InMemoryDevices();
    private final ActivateDevice activate =
            new ActivateDevice(devices, new RequirePlan(organisations, clock), ids, clock);
    private final ManageDevice manage = new ManageDevice(devices, ids, clock);
    private final AuthenticateDevice authenticate = new AuthenticateDevice(devices, organisations, clock);
    private DeviceToken first;

    @BeforeEach
    void activateTheGate() {
        organisations.add(TestOrganisations.organisation(OURS));
        devices.add(List.of(manufactured("GATE1")));
        first = activate.activate(OURS, GATE).token();
    }

    private boolean admits(DeviceToken token) {
        try {
            return authenticate.authenticate(GATE, Optional.of(token)).device().equals(GATE);
        } catch (DeviceTokenRefused refused) {
            return false;
        }
    }

    @Test
    void letsADeviceInByItsOldTokenHoweverLateItIs() {
        manage.rotateToken(OURS, GATE);
        clock.advance(Duration.ofDays(3 * 365));

        assertThat(admits(first)).isTrue();
    }

    @Test
    void endsTheOldTokenADayAfterTheFirstUseOfTheNewOne() {
        DeviceToken second = manage.rotateToken(OURS, GATE).token();
        clock.advance(Duration.ofDays(40));
        assertThat(admits(second)).isTrue();
        clock.advance(Duration.ofHours(23));
        assertThat(admits(second)).isTrue();
        assertThat(admits(first)).isTrue();
        clock.advance(Duration.ofHours(1));

        assertThat(admits(first)).isFalse();
        assertThat(admits(second)).isTrue();
    }

    @Test
    void forgetsANewTokenThatWasNeverUsedWhenThereIsAnother() {
        DeviceToken lost = manage.rotateToken(OURS, GATE).token();
        DeviceToken second = manage.rotateToken(OURS, GATE).token();

        assertThat(admits(lost)).isFalse();
        assertThat(admits(first)).isTrue();
        assertThat(admits(second)).isTrue();
    }

    @Test
    void keepsTheTokenThatTheDeviceUsesWhenThereIsAnother() {
        DeviceToken second = manage.rotateToken(OURS, GATE).token();
        assertThat(admits(second)).isTrue();
        DeviceToken third = manage.rotateToken(OURS, GATE).token();

        assertThat(admits(first)).isFalse();
        assertThat(admits(second)).isTrue();
        assertThat(admits(third)).isTrue();
    }

    @Test
    void endsAllOthersAtOnceIfToldSo() {
        DeviceToken second = manage.rotateToken(OURS, GATE).token();
        DeviceToken third = manage.replaceToken(OURS, GATE).token();

        assertThat(admits(first)).isFalse();
        assertThat(admits(second)).isFalse();
        assertThat(admits(third)).isTrue();
    }

    @Test
    void endsAllWhenTheDeviceIsActivatedAnew() {
        DeviceToken second = manage.rotateToken(OURS, GATE).token();
        manage.change(OURS, GATE, DeviceStatus.DEACTIVATED);
        DeviceToken third = activate.activate(OURS, GATE).token();

        assertThat(admits(first)).isFalse();
        assertThat(admits(second)).isFalse();
        assertThat(admits(third)).isTrue();
    }

    @Test
    void admitsADeviceThoughSomebodyChangesItMeanwhile() {
        DeviceToken second = manage.rotateToken(OURS, GATE).token();
        Device rotated = manage.get(OURS, GATE);
        Devices raced = new RacedDevices(devices, rotated);

        assertThat(new AuthenticateDevice(raced, organisations, clock)
                        .authenticate(GATE, Optional.of(second))
                        .device())
                .isEqualTo(GATE);
        assertThat(manage.get(OURS, GATE).name()).isEqualTo("changed by somebody else");
    }
}
