package app.visant.domain.group;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.device.Device;
import app.visant.domain.device.Devices;
import app.visant.domain.device.TestDevices;
import app.visant.domain.group.DeviceGroups.Change;
import app.visant.domain.kernel.DeviceGroupId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.InParallel;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.TestOrganisations;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link DeviceGroups} does. */
public abstract class DeviceGroupsContract {
    private static final DeviceId GATE = new DeviceId("GATE");
    private static final DeviceId DOOR = new DeviceId("DOOR");
    private static final DeviceId YARD = new DeviceId("YARD");

    private final DeviceGroup north = group(1, OURS, "North");
    private final DeviceGroup south = group(2, OURS, "South");
    private final DeviceGroup theirs = group(3, THEIRS, "North");

    protected abstract Organisations organisations();

    protected abstract Devices devices();

    /** Groups of the devices of {@link #devices}. */
    protected abstract DeviceGroups groups();

    @BeforeEach
    void makeTheDevices() {
        organisations().add(TestOrganisations.organisation(OURS));
        organisations().add(TestOrganisations.organisation(THEIRS));
        devices()
                .add(List.of(
                        TestDevices.active(OURS, "GATE"),
                        TestDevices.active(OURS, "DOOR"),
                        TestDevices.active(THEIRS, "YARD")));
    }

    @Test
    void listsTheGroupsOfOneOrganisationByName() {
        assertThat(groups().add(south)).isEqualTo(Change.DONE);
        assertThat(groups().add(north)).isEqualTo(Change.DONE);
        assertThat(groups().add(theirs)).isEqualTo(Change.DONE);
        assertThat(groups().list(OURS)).containsExactly(north, south);
        assertThat(groups().list(THEIRS)).containsExactly(theirs);
    }

    @Test
    void givesANameOnlyOnceInAnOrganisation() {
        groups().add(north);
        groups().add(south);
        assertThat(groups().add(group(4, OURS, "North"))).isEqualTo(Change.NAME_TAKEN);
        assertThat(groups().rename(group(2, OURS, "North"))).isEqualTo(Change.NAME_TAKEN);
        assertThat(groups().rename(group(2, OURS, "South"))).as("its own").isEqualTo(Change.DONE);
        assertThat(groups().list(OURS)).containsExactly(north, south);
    }

    @Test
    void givesANameOnlyOnceThoughManyWantItAtOnce() throws Exception {
        List<Change> changes = InParallel.run(8, thread -> groups().add(group(10 + thread, OURS, "Race")));
        assertThat(Collections.frequency(changes, Change.DONE)).isEqualTo(1);
        assertThat(Collections.frequency(changes, Change.NAME_TAKEN)).isEqualTo(7);
    }

    @Test
    void renamesAGroupThatTheOrganisationHas() {
        groups().add(north);
        groups().add(theirs);
        assertThat(groups().rename(group(1, OURS, "Harbour"))).isEqualTo(Change.DONE);
        assertThat(groups().rename(group(3, OURS, "Mine now"))).isEqualTo(Change.NO_SUCH_GROUP);
        assertThat(groups().rename(group(9, OURS, "Nobody's"))).isEqualTo(Change.NO_SUCH_GROUP);
        assertThat(groups().list(OURS)).containsExactly(group(1, OURS, "Harbour"));
        assertThat(groups().list(THEIRS)).containsExactly(theirs);
    }

    @Test
    void keepsADeviceInOneGroupAtMost() {
        groups().add(north);
        groups().add(south);
        assertThat(groups().ofDevices(OURS)).isEmpty();
        assertThat(groups().put(OURS, GATE, north.id())).isEqualTo(Change.DONE);
        assertThat(groups().put(OURS, DOOR, north.id())).isEqualTo(Change.DONE);
        assertThat(groups().put(OURS, GATE, south.id())).isEqualTo(Change.DONE);
        assertThat(groups().ofDevices(OURS)).isEqualTo(Map.of(GATE, south.id(), DOOR, north.id()));
        assertThat(groups().put(OURS, GATE, null)).isEqualTo(Change.DONE);
        assertThat(groups().put(OURS, GATE, null)).isEqualTo(Change.DONE);
        assertThat(groups().ofDevices(OURS)).isEqualTo(Map.of(DOOR, north.id()));
    }

    @Test
    void putsNothingOfAnotherOrganisationAnywhere() {
        groups().add(north);
        groups().add(theirs);
        assertThat(groups().put(OURS, YARD, north.id())).isEqualTo(Change.NO_SUCH_DEVICE);
        assertThat(groups().put(OURS, new DeviceId("NONE"), null)).isEqualTo(Change.NO_SUCH_DEVICE);
        assertThat(groups().put(OURS, GATE, theirs.id())).isEqualTo(Change.NO_SUCH_GROUP);
        assertThat(groups().ofDevices(OURS)).isEmpty();
        assertThat(groups().ofDevices(THEIRS)).isEmpty();
    }

    @Test
    void leavesTheDevicesOfARemovedGroupInNone() {
        groups().add(north);
        groups().put(OURS, GATE, north.id());
        assertThat(groups().remove(THEIRS, north.id())).isFalse();
        assertThat(groups().remove(OURS, north.id())).isTrue();
        assertThat(groups().remove(OURS, north.id())).isFalse();
        assertThat(groups().list(OURS)).isEmpty();
        assertThat(groups().ofDevices(OURS)).isEmpty();
        assertThat(devices().find(OURS, GATE)).map(Device::id).contains(GATE);
    }

    static DeviceGroup group(int number, OrganisationId organisation, String name) {
        return new DeviceGroup(new DeviceGroupId(new UUID(6, number)), organisation, name);
    }
}
