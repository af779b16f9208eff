package app.visant.domain.device;

import static app.visant.domain.device.TestDevices.active;
import static app.visant.domain.device.TestDevices.manufactured;
import static app.visant.domain.device.TestDevices.with;
import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.access.Reach;
import app.visant.domain.device.Devices.Activation;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.InParallel;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.TestOrganisations;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Devices} does. */
public abstract class DevicesContract {
    protected abstract Organisations organisations();

    /** Empty at the beginning of a test; the same in one test. */
    protected abstract Devices devices();

    @BeforeEach
    void makeOrganisations() {
        organisations().add(TestOrganisations.organisation(OURS));
        organisations().add(TestOrganisations.organisation(THEIRS));
    }

    @Test
    void addsThoseWhoseIdsAreFreeAndReturnsThem() {
        Device first = manufactured("AAAAA");
        assertThat(devices().add(List.of(first))).containsExactly(first);
        Device second = manufactured("BBBBB");
        Device taken = active(OURS, "AAAAA");
        assertThat(devices().add(List.of(taken, second, second))).containsExactly(second);
        assertThat(devices().find(first.id())).contains(first);
        assertThat(devices().add(List.of())).isEmpty();
    }

    @Test
    void keepsEveryField() {
        Device device = with(active(OURS, "AAAAA").named("Gate, north “side”"), DeviceStatus.DEACTIVATED);
        devices().add(List.of(device));
        assertThat(devices().find(device.id())).contains(device);
        assertThat(devices().find(OURS, device.id())).contains(device);
    }

    @Test
    void keepsTheTokenBeforeAndItsEnd() {
        Device rotated = active(OURS, "AAAAA").withNextToken(TestDevices.hashOf("next"));
        devices().add(List.of(rotated));
        assertThat(devices().find(rotated.id())).contains(rotated);
        Device used = rotated.withFormerTokenUntil(TestDevices.MADE.plusSeconds(86_400));

        assertThat(devices().replace(rotated, used)).isTrue();
        assertThat(devices().replace(rotated, rotated.named("the end was set meanwhile")))
                .isFalse();
        assertThat(devices().find(rotated.id())).contains(used);
        Device replaced = used.withToken(TestDevices.hashOf("last"));
        assertThat(devices().replace(used, replaced)).isTrue();
        assertThat(devices().replace(used, rotated)).isFalse();
        assertThat(devices().find(rotated.id())).contains(replaced);
    }

    @Test
    void hidesADeviceFromOtherOrganisations() {
        Device device = active(OURS, "AAAAA");
        devices().add(List.of(device, manufactured("BBBBB")));
        assertThat(devices().find(THEIRS, device.id())).isEmpty();
        assertThat(devices().find(OURS, new DeviceId("BBBBB"))).isEmpty();
        assertThat(devices().list(THEIRS, Reach.all(), Slice.FIRST)).isEqualTo(new Page<>(List.of(), 0));
    }

    @Test
    void listsByIdInPiecesWithTheTotal() {
        List<Device> all = IntStream.range(0, 7)
                .mapToObj(number -> active(OURS, "DEV" + number))
                .toList();
        devices().add(all.reversed());
        devices().add(List.of(active(THEIRS, "DEV00")));
        assertThat(devices().list(OURS, Reach.all(), new Slice(3, 0))).isEqualTo(new Page<>(all.subList(0, 3), 7));
        assertThat(devices().list(OURS, Reach.all(), new Slice(3, 6))).isEqualTo(new Page<>(all.subList(6, 7), 7));
        assertThat(devices().list(OURS, Reach.all(), new Slice(3, 50))).isEqualTo(new Page<>(List.of(), 7));
    }

    @Test
    void listsNoDeviceBeyondReach() {
        List<Device> all = IntStream.range(0, 4)
                .mapToObj(number -> active(OURS, "DEV" + number))
                .toList();
        devices().add(all);
        devices().add(List.of(active(THEIRS, "YARD")));
        Reach some = new Reach.Only(Set.of(new DeviceId("DEV1"), new DeviceId("DEV3"), new DeviceId("YARD")));
        assertThat(devices().list(OURS, some, new Slice(1, 1))).isEqualTo(new Page<>(List.of(all.get(3)), 2));
        assertThat(devices().list(OURS, some, Slice.FIRST).items()).containsExactly(all.get(1), all.get(3));
        assertThat(devices().list(OURS, Reach.nothing(), Slice.FIRST)).isEqualTo(new Page<>(List.of(), 0));
    }

    @Test
    void replacesADeviceThatIsAsItWasAndNoOther() {
        Device before = active(OURS, "AAAAA");
        devices().add(List.of(before));
        Device suspended = with(before, DeviceStatus.SUSPENDED);
        assertThat(devices().replace(before, suspended)).isTrue();
        assertThat(devices().replace(before, before.named("too late"))).isFalse();
        assertThat(devices().replace(active(THEIRS, "AAAAA"), before)).isFalse();
        assertThat(devices().replace(active(OURS, "NONE"), active(OURS, "NONE")))
                .isFalse();
        assertThat(devices().find(before.id())).contains(suspended);
    }

    @Test
    void activatesUpToTheSlots() {
        devices().add(List.of(manufactured("AAAAA"), manufactured("BBBBB")));
        assertThat(activate(OURS, "AAAAA", 1)).isEqualTo(Activation.DONE);
        assertThat(activate(OURS, "BBBBB", 1)).isEqualTo(Activation.NO_SLOT_LEFT);
        assertThat(devices().find(new DeviceId("BBBBB"))).contains(manufactured("BBBBB"));
        assertThat(activate(THEIRS, "BBBBB", 1)).isEqualTo(Activation.DONE);
    }

    @Test
    void countsSuspendedDevicesAndNotDeactivatedOnes() {
        devices()
                .add(List.of(
                        with(active(OURS, "AAAAA"), DeviceStatus.SUSPENDED),
                        with(active(OURS, "BBBBB"), DeviceStatus.DEACTIVATED),
                        manufactured("CCCCC")));
        assertThat(activate(OURS, "CCCCC", 1)).isEqualTo(Activation.NO_SLOT_LEFT);
        assertThat(activate(OURS, "CCCCC", 2)).isEqualTo(Activation.DONE);
    }

    @Test
    void activatesADeviceThatWasDeactivated() {
        Device retired = with(active(OURS, "AAAAA"), DeviceStatus.DEACTIVATED);
        devices().add(List.of(retired));
        assertThat(devices().activate(retired, active(OURS, "AAAAA"), 1)).isEqualTo(Activation.DONE);
    }

    @Test
    void neverGivesOutMoreSlotsThanThereAre() throws Exception {
        int slots = 5;
        devices()
                .add(IntStream.range(0, 20)
                        .mapToObj(number -> manufactured("RACE" + number))
                        .toList());
        List<Activation> results = InParallel.run(20, number -> activate(OURS, "RACE" + number, slots));
        assertThat(Collections.frequency(results, Activation.DONE)).isEqualTo(slots);
        assertThat(Collections.frequency(results, Activation.NO_SLOT_LEFT)).isEqualTo(20 - slots);
        assertThat(devices().list(OURS, Reach.all(), Slice.FIRST).total()).isEqualTo(slots);
    }

    @Test
    void givesADeviceToOneOfTwoOrganisationsThatWantIt() throws Exception {
        Device free = manufactured("AAAAA");
        devices().add(List.of(free));
        List<Activation> results = InParallel.run(
                8, number -> devices().activate(free, active(number % 2 == 0 ? OURS : THEIRS, "AAAAA"), 5));
        assertThat(Collections.frequency(results, Activation.DONE)).isEqualTo(1);
        assertThat(Collections.frequency(results, Activation.CHANGED_MEANWHILE)).isEqualTo(7);
    }

    private Activation activate(OrganisationId organisation, String id, int slots) {
        return devices().activate(manufactured(id), active(organisation, id), slots);
    }
}
