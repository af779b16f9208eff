package app.visant.domain.group;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.access.Reach;
import app.visant.domain.device.Devices;
import app.visant.domain.device.TestDevices;
import app.visant.domain.group.Narrowings.Change;
import app.visant.domain.kernel.DeviceGroupId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.UserId;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.TestOrganisations;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Narrowings} does. */
public abstract class NarrowingsContract {
    private static final DeviceId GATE = new DeviceId("GATE");
    private static final DeviceId DOOR = new DeviceId("DOOR");

    private final DeviceGroup north = DeviceGroupsContract.group(1, OURS, "North");
    private final DeviceGroup south = DeviceGroupsContract.group(2, OURS, "South");
    private final DeviceGroup theirs = DeviceGroupsContract.group(3, THEIRS, "North");
    private final User vera = user(1, OURS);
    private final User otto = user(2, OURS);
    private final User them = user(3, THEIRS);

    protected abstract Organisations organisations();

    protected abstract Users users();

    protected abstract Devices devices();

    /** Groups of the devices of {@link #devices}. */
    protected abstract DeviceGroups groups();

    /** Narrowings of the people of {@link #users} to {@link #groups}. */
    protected abstract Narrowings narrowings();

    @BeforeEach
    void makePeopleAndGroups() {
        organisations().add(TestOrganisations.organisation(OURS));
        organisations().add(TestOrganisations.organisation(THEIRS));
        List.of(vera, otto, them).forEach(user -> users().add(new Account(user, "a hash")));
        devices()
                .add(List.of(
                        TestDevices.active(OURS, "GATE"),
                        TestDevices.active(OURS, "DOOR"),
                        TestDevices.active(OURS, "LOOSE")));
        List.of(north, south, theirs).forEach(groups()::add);
        groups().put(OURS, GATE, north.id());
        groups().put(OURS, DOOR, south.id());
    }

    @Test
    void letsReachAllWhoIsNotNarrowedAndNothingWhoIsNobody() {
        assertThat(narrowings().of(vera.id())).isEqualTo(Reach.all());
        assertThat(narrowings().of(new UserId(new UUID(9, 9)))).isEqualTo(Reach.nothing());
        assertThat(narrowings().list(OURS)).isEmpty();
    }

    @Test
    void narrowsAPersonToTheDevicesOfTheirGroups() {
        assertThat(narrowings().narrow(OURS, vera.id(), Set.of(north.id()))).isEqualTo(Change.DONE);
        assertThat(narrowings().of(vera.id())).isEqualTo(new Reach.Only(Set.of(GATE)));
        assertThat(narrowings().of(otto.id())).isEqualTo(Reach.all());
        assertThat(narrowings().list(OURS)).isEqualTo(Map.of(vera.id(), Set.of(north.id())));

        assertThat(narrowings().narrow(OURS, vera.id(), Set.of(south.id(), north.id())))
                .isEqualTo(Change.DONE);
        assertThat(narrowings().of(vera.id())).isEqualTo(new Reach.Only(Set.of(GATE, DOOR)));
        assertThat(narrowings().narrow(OURS, vera.id(), Set.of(south.id()))).isEqualTo(Change.DONE);
        assertThat(narrowings().of(vera.id())).isEqualTo(new Reach.Only(Set.of(DOOR)));
    }

    @Test
    void narrowsAPersonToNoGroupAtAll() {
        assertThat(narrowings().narrow(OURS, vera.id(), Set.of())).isEqualTo(Change.DONE);
        assertThat(narrowings().of(vera.id())).isEqualTo(Reach.nothing());
        assertThat(narrowings().list(OURS)).isEqualTo(Map.of(vera.id(), Set.of()));
    }

    @Test
    void followsTheDevicesFromGroupToGroup() {
        narrowings().narrow(OURS, vera.id(), Set.of(north.id()));
        groups().put(OURS, DOOR, north.id());
        assertThat(narrowings().of(vera.id())).isEqualTo(new Reach.Only(Set.of(GATE, DOOR)));
        groups().put(OURS, GATE, null);
        assertThat(narrowings().of(vera.id())).isEqualTo(new Reach.Only(Set.of(DOOR)));
    }

    @Test
    void widensNobodyByTheRemovalOfTheirGroup() {
        narrowings().narrow(OURS, vera.id(), Set.of(north.id()));
        groups().remove(OURS, north.id());
        assertThat(narrowings().of(vera.id())).isEqualTo(Reach.nothing());
        assertThat(narrowings().list(OURS)).isEqualTo(Map.of(vera.id(), Set.of()));
    }

    @Test
    void widensAPerson() {
        narrowings().narrow(OURS, vera.id(), Set.of(north.id()));
        narrowings().widen(THEIRS, vera.id());
        assertThat(narrowings().of(vera.id())).isEqualTo(new Reach.Only(Set.of(GATE)));
        narrowings().widen(OURS, vera.id());
        assertThat(narrowings().of(vera.id())).isEqualTo(Reach.all());
        narrowings().widen(OURS, vera.id());
        assertThat(narrowings().list(OURS)).isEmpty();
    }

    @Test
    void keepsOrganisationsApart() {
        assertThat(narrowings().narrow(OURS, them.id(), Set.of(north.id()))).isEqualTo(Change.NO_SUCH_MEMBER);
        assertThat(narrowings().narrow(OURS, new UserId(new UUID(9, 9)), Set.of()))
                .isEqualTo(Change.NO_SUCH_MEMBER);
        assertThat(narrowings().narrow(OURS, vera.id(), Set.of(north.id(), theirs.id())))
                .isEqualTo(Change.NO_SUCH_GROUP);
        assertThat(narrowings().of(vera.id())).isEqualTo(Reach.all());
        assertThat(narrowings().of(them.id())).isEqualTo(Reach.all());

        narrowings().narrow(THEIRS, them.id(), Set.of(theirs.id()));
        assertThat(narrowings().of(them.id())).isEqualTo(Reach.nothing());
        assertThat(narrowings().list(OURS)).isEmpty();
        assertThat(narrowings().list(THEIRS)).isEqualTo(Map.of(them.id(), Set.of(theirs.id())));
    }

    @Test
    void leavesWhoIsNarrowedAsTheyAreIfOneOfTheGroupsIsMissing() {
        narrowings().narrow(OURS, vera.id(), Set.of(north.id()));
        DeviceGroupId missing = new DeviceGroupId(new UUID(6, 66));
        assertThat(narrowings().narrow(OURS, vera.id(), Set.of(south.id(), missing)))
                .isEqualTo(Change.NO_SUCH_GROUP);
        assertThat(narrowings().of(vera.id())).isEqualTo(new Reach.Only(Set.of(GATE)));
    }

    private static User user(int number, OrganisationId organisation) {
        return new User(
                new UserId(new UUID(5, number)),
                organisation,
                new EmailAddress("person" + number + "@example.org"),
                Role.VIEWER);
    }
}
