package app.visant.domain.trigger;

import static app.visant.domain.device.TestDevices.manufactured;
import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.audit.AuditLog;
import app.visant.domain.audit.ChainId;
import app.visant.domain.audit.Deed;
import app.visant.domain.audit.DeedFilter;
import app.visant.domain.audit.InMemoryAuditLog;
import app.visant.domain.audit.RecordDeeds;
import app.visant.domain.audit.Who;
import app.visant.domain.device.ActivateDevice;
import app.visant.domain.device.ConnectedDevices;
import app.visant.domain.device.DeviceChangedMeanwhile;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.device.ManageDevice;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.PredictableIds;
import app.visant.domain.kernel.TestClock;
import app.visant.domain.platform.DeviceInUse;
import app.visant.domain.platform.FreeDevice;
import app.visant.domain.tenant.RequirePlan;
import app.visant.domain.tenant.TestOrganisations;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A device that somebody claimed by its id alone comes to whom it belongs. */
final class FreeDeviceTest {
    private static final DeviceId GATE = new DeviceId("GATE1");

    private final Who ada = Who.ofPlatform(TestOrganisations.user(1, "ada@example.org"), "192.0.2.7");
    private final TestClock clock = new TestClock();
    private final Ids ids = new PredictableIds();
    private final ReleasedDevicesContract.Store store = InMemoryReleasedDevicesTest.inMemory();
    private final AuditLog log = new InMemoryAuditLog();
    private final Set<DeviceId> listening = new HashSet<>();
    private final ManageDevice manage = new ManageDevice(store.devices(), ids, clock);
    private final ActivateDevice activate =
            new ActivateDevice(store.devices(), new RequirePlan(store.organisations(), clock), ids, clock);
    private final FreeDevice free = freeing(store.released());

    private FreeDevice freeing(ReleasedDevices released) {
        return new FreeDevice(
                store.devices(),
                store.reports(),
                new Listening(listening),
                new RetireDevice(manage, store.triggers(), clock),
                new ReleaseDevice(store.devices(), released, clock),
                new RecordDeeds(log, clock));
    }

    private record Listening(Set<DeviceId> devices) implements ConnectedDevices {
        @Override
        public Map<DeviceId, Integer> of(OrganisationId organisation) {
            return Map.of();
        }

        @Override
        public boolean isConnected(DeviceId device) {
            return devices.contains(device);
        }

        @Override
        public void disconnect(DeviceId device) {
            devices.remove(device);
        }
    }

    @BeforeEach
    void claimADevice() {
        store.organisations().add(TestOrganisations.organisation(OURS));
        store.organisations().add(TestOrganisations.organisation(THEIRS));
        store.devices().add(List.of(manufactured("GATE1")));
        activate.activate(THEIRS, GATE);
    }

    @Test
    void letsAnotherOrganisationHaveADeviceThatNeverConnected() {
        free.free(ada, GATE);

        assertThat(activate.activate(OURS, GATE).device().owner()).contains(OURS);
        Deed told = log.deeds(ChainId.of(THEIRS), DeedFilter.ALL, Long.MAX_VALUE, 10)
                .getFirst();
        assertThat(told.entry().draft().who()).isEqualTo(ada);
        assertThat(told.facts()).containsEntry("device_id", "GATE1");
        assertThat(told.verdict().name()).isEqualTo("DONE");
    }

    @Test
    void takesItAlsoIfItIsSuspendedOrRetired() {
        manage.change(THEIRS, GATE, DeviceStatus.SUSPENDED);
        free.free(ada, GATE);
        activate.activate(THEIRS, GATE);
        manage.change(THEIRS, GATE, DeviceStatus.DEACTIVATED);
        free.free(ada, GATE);
        free.free(ada, GATE);

        assertThat(activate.activate(OURS, GATE).device().owner()).contains(OURS);
    }

    @Test
    void takesNoDeviceThatItsOrganisationHad() {
        store.reports().seen(List.of(GATE), clock.instant());
        assertThatThrownBy(() -> free.free(ada, GATE)).isInstanceOf(DeviceInUse.class);

        assertThat(store.devices().find(GATE).orElseThrow().owner()).contains(THEIRS);
    }

    @Test
    void takesNoDeviceThatListensNow() {
        listening.add(GATE);
        assertThatThrownBy(() -> free.free(ada, GATE)).isInstanceOf(DeviceInUse.class);
    }

    @Test
    void letsWhoeverHasTheMachineTakeADeviceThatConnectedAndTellsBothLogs() {
        store.reports().seen(List.of(GATE), clock.instant());
        listening.add(GATE);
        assertThatThrownBy(() -> free.freeAnyway(GATE, " ")).isInstanceOf(InvalidInput.class);

        free.freeAnyway(GATE, "claimed by a guess");

        assertThat(activate.activate(OURS, GATE).device().owner()).contains(OURS);
        for (ChainId chain : List.of(ChainId.of(THEIRS), ChainId.INSTALLATION)) {
            Deed told = log.deeds(chain, DeedFilter.ALL, Long.MAX_VALUE, 10).getFirst();
            assertThat(told.entry().draft().who()).isEqualTo(Who.OPERATOR);
            assertThat(told.facts())
                    .containsEntry("device_id", "GATE1")
                    .containsEntry("reason", "claimed by a guess")
                    .containsEntry("org_id", THEIRS.toString());
            assertThat(told.verdict().name()).isEqualTo("DONE");
        }
    }

    @Test
    void tellsThatItCameToNothing() {
        FreeDevice tooSlow = freeing((before, after, reason, at) -> false);

        assertThatThrownBy(() -> tooSlow.free(ada, GATE)).isInstanceOf(DeviceChangedMeanwhile.class);

        Deed told = log.deeds(ChainId.of(THEIRS), DeedFilter.ALL, Long.MAX_VALUE, 10)
                .getFirst();
        assertThat(told.verdict().name()).isEqualTo("REFUSED");
    }

    @Test
    void knowsNoDeviceThatWasNeverMade() {
        assertThatThrownBy(() -> free.free(ada, new DeviceId("NONE"))).isInstanceOf(NotFound.class);
    }
}
