package app.visant.domain.device;

import static app.visant.domain.device.TestDevices.manufactured;
import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.PredictableIds;
import app.visant.domain.kernel.TestClock;
import app.visant.domain.limit.Limit;
import app.visant.domain.limit.Limits;
import app.visant.domain.limit.Rate;
import app.visant.domain.limit.TooManyRequests;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.RequirePlan;
import app.visant.domain.tenant.TestOrganisations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody finds out about devices who tries one name after the other, and what that costs others. */
final class AdmitDeviceTest {
    private static final DeviceId GATE = new DeviceId("GATE1");
    private static final DeviceId TOKENLESS = new DeviceId("OPEN1");
    private static final DeviceId ANOTHER = new DeviceId("OPEN2");
    private static final DeviceId FREE = new DeviceId("FREE1");
    private static final Optional<DeviceToken> NONE = Optional.empty();
    private static final Optional<DeviceToken> WRONG = Optional.of(new DeviceToken("wrong"));
    private static final String HERE = "192.0.2.7";
    private static final int REFUSALS = 6;

    private final TestClock clock = new TestClock();
    private final Ids ids = new PredictableIds();
    private final Organisations organisations = new InMemoryOrganisations();
    private final InMemoryDevices devices = new InMemoryDevices();
    private final ActivateDevice activate =
            new ActivateDevice(devices, new RequirePlan(organisations, clock), ids, clock);
    private long nanos;
    private final Limits limits =
            new Limits(Map.of(Limit.REFUSALS_OF_ADDRESS, new Rate(REFUSALS, Duration.ofHours(1))), () -> nanos);
    private final AdmitDevice admit = new AdmitDevice(new AuthenticateDevice(devices, organisations, clock), limits);
    private DeviceToken token;

    @BeforeEach
    void makeDevices() {
        organisations.add(TestOrganisations.organisation(OURS));
        organisations.add(TestOrganisations.organisation(THEIRS, 5, true));
        devices.add(
                List.of(manufactured("GATE1"), manufactured("OPEN1"), manufactured("OPEN2"), manufactured("FREE1")));
        token = activate.activate(OURS, GATE).token();
        activate.activate(THEIRS, TOKENLESS);
        activate.activate(THEIRS, ANOTHER);
    }

    private void useUpTheRefusals() {
        for (int i = 0; i < REFUSALS; i++) {
            DeviceId unknown = new DeviceId("NONE" + i);
            assertThatThrownBy(() -> admit.admit(unknown, halfOf(unknown), HERE))
                    .isInstanceOf(NotFound.class);
        }
    }

    /** Some with a token, some without. */
    private static Optional<DeviceToken> halfOf(DeviceId id) {
        return id.hashCode() % 2 == 0 ? WRONG : NONE;
    }

    @Test
    void tellsNobodyWhichDevicesThereAreWhoAsksAgainAndAgain() {
        useUpTheRefusals();

        for (DeviceId each : List.of(new DeviceId("NONE9"), FREE, GATE)) {
            assertThatThrownBy(() -> admit.admit(each, WRONG, HERE)).isInstanceOf(TooManyRequests.class);
            assertThatThrownBy(() -> admit.admit(each, NONE, HERE))
                    .isInstanceOfSatisfying(
                            TooManyRequests.class,
                            refused -> assertThat(refused.retryAfter()).contains(Duration.ofMinutes(10)));
        }
        nanos += Duration.ofMinutes(10).toNanos();
        assertThatThrownBy(() -> admit.admit(FREE, WRONG, HERE)).isInstanceOf(DeviceNotActive.class);
        assertThatThrownBy(() -> admit.admit(GATE, WRONG, HERE)).isInstanceOf(TooManyRequests.class);
    }

    @Test
    void findsNoDeviceForThemThatIsKnownByItsNameAlone() {
        useUpTheRefusals();

        assertThatThrownBy(() -> admit.admit(TOKENLESS, NONE, HERE)).isInstanceOf(TooManyRequests.class);
        assertThat(admit.admit(TOKENLESS, NONE, "198.51.100.1").organisation()).isEqualTo(THEIRS);
    }

    @Test
    void letsADeviceInThatProvesItselfBesideThem() {
        useUpTheRefusals();

        for (int i = 0; i < 10; i++) {
            assertThat(admit.admit(GATE, Optional.of(token), HERE).device()).isEqualTo(GATE);
        }
    }

    @Test
    void letsADeviceWithoutATokenInThatWasThereBefore() {
        admit.admit(TOKENLESS, NONE, HERE);
        useUpTheRefusals();

        for (int i = 0; i < 10; i++) {
            assertThat(admit.admit(TOKENLESS, NONE, HERE).device()).isEqualTo(TOKENLESS);
        }
        assertThatThrownBy(() -> admit.admit(ANOTHER, NONE, HERE)).isInstanceOf(TooManyRequests.class);
    }

    @Test
    void doesNotRememberADeviceThatIsRefused() {
        admit.admit(TOKENLESS, NONE, HERE);
        Device active = devices.find(TOKENLESS).orElseThrow();
        devices.replace(active, active.with(DeviceStatus.SUSPENDED, clock.instant()));
        assertThatThrownBy(() -> admit.admit(TOKENLESS, NONE, HERE)).isInstanceOf(DeviceNotActive.class);
        devices.replace(devices.find(TOKENLESS).orElseThrow(), active);
        for (int i = 1; i < REFUSALS; i++) {
            assertThatThrownBy(() -> admit.admit(FREE, NONE, HERE)).isInstanceOf(DeviceNotActive.class);
        }

        assertThatThrownBy(() -> admit.admit(TOKENLESS, NONE, HERE)).isInstanceOf(TooManyRequests.class);
    }

    @Test
    void countsNothingOfDevicesThatAreLetInOrProveWhoTheyAre() {
        for (int i = 0; i < 10; i++) {
            admit.admit(GATE, Optional.of(token), HERE);
            admit.admit(TOKENLESS, NONE, HERE);
        }
        Device active = devices.find(GATE).orElseThrow();
        devices.replace(active, active.with(DeviceStatus.SUSPENDED, clock.instant()));
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> admit.admit(GATE, Optional.of(token), HERE))
                    .isInstanceOf(DeviceNotActive.class);
        }

        useUpTheRefusals();
    }

    @Test
    void countsNothingOfADeviceThatProvesItselfByTheTokenBefore() {
        Device active = devices.find(GATE).orElseThrow();
        Device rotated = active.withNextToken(TestDevices.hashOf("next"));
        devices.replace(active, rotated);
        devices.replace(rotated, rotated.with(DeviceStatus.SUSPENDED, clock.instant()));
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> admit.admit(GATE, Optional.of(token), HERE))
                    .isInstanceOf(DeviceNotActive.class);
        }

        useUpTheRefusals();
    }
}
