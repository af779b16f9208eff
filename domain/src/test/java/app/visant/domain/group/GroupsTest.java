package app.visant.domain.group;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.access.Access;
import app.visant.domain.access.Actor;
import app.visant.domain.access.NotAllowed;
import app.visant.domain.access.Permission;
import app.visant.domain.access.Reach;
import app.visant.domain.device.InMemoryDevices;
import app.visant.domain.device.TestDevices;
import app.visant.domain.kernel.DeviceGroupId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.PredictableIds;
import app.visant.domain.kernel.UserId;
import app.visant.domain.member.InMemoryMembers;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.InMemoryUsers;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.User;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupsTest {
    private static final DeviceId GATE = new DeviceId("GATE");
    private static final DeviceId DOOR = new DeviceId("DOOR");

    private final InMemoryUsers users = new InMemoryUsers();
    private final InMemoryDevices devices = new InMemoryDevices();
    private final InMemoryDeviceGroups groups = new InMemoryDeviceGroups(devices);
    private final InMemoryNarrowings narrowings = new InMemoryNarrowings(users, groups);
    private final ManageGroups manage = new ManageGroups(groups, new PredictableIds());
    private final NarrowMembers narrow = new NarrowMembers(users, narrowings);
    private final DecideReach decide = new DecideReach(users, narrowings);
    private final Actor admin = new Actor.Member(person(OURS, Role.ADMIN));
    private DeviceGroupId north;

    @BeforeEach
    void makeAGroup() {
        devices.add(List.of(TestDevices.active(OURS, "GATE"), TestDevices.active(OURS, "DOOR")));
        north = manage.create(OURS, " North ").id();
        manage.put(OURS, GATE, north);
    }

    @Test
    void showsGroupsWithTheirDevices() {
        DeviceGroup empty = manage.create(OURS, "Empty");
        DeviceGroup full = new DeviceGroup(north, OURS, "North");

        assertThat(manage.list(OURS, Reach.all()))
                .containsExactly(
                        new ManageGroups.Filled(empty, Set.of()), new ManageGroups.Filled(full, Set.of("GATE")));
        assertThat(manage.list(OURS, new Reach.Only(Set.of(GATE))))
                .containsExactly(new ManageGroups.Filled(full, Set.of("GATE")));
        assertThat(manage.list(OURS, new Reach.Only(Set.of(DOOR)))).isEmpty();
        assertThat(manage.list(THEIRS, Reach.all())).isEmpty();
    }

    @Test
    void refusesANameTwiceAndGroupsThatAreNotThere() {
        DeviceGroupId south = manage.create(OURS, "South").id();
        assertThatThrownBy(() -> manage.create(OURS, "North")).isInstanceOf(GroupNameTaken.class);
        assertThatThrownBy(() -> manage.rename(OURS, south, "North")).isInstanceOf(GroupNameTaken.class);
        assertThatThrownBy(() -> manage.rename(THEIRS, south, "Mine")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> manage.remove(THEIRS, south)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> manage.put(THEIRS, GATE, south))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("device");
        manage.remove(OURS, south);
        assertThatThrownBy(() -> manage.put(OURS, GATE, south))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("group");
        assertThat(manage.ofDevices(OURS)).containsEntry(GATE, north);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "with\nline", "nul\u0000"})
    void refusesANameThatNobodyCanRead(String name) {
        assertThatThrownBy(() -> manage.create(OURS, name)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> manage.create(OURS, "x".repeat(65))).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @EnumSource
    void narrowsOnlyWhoseRoleIsNotAboutAllDevices(Role role) {
        User person = person(OURS, role);

        if (role == Role.OPERATOR || role == Role.VIEWER) {
            assertThat(narrow.narrow(admin, person.id(), Set.of(north))).isEqualTo(person);
            assertThat(decide.of(new Actor.Member(person))).isEqualTo(new Reach.Only(Set.of(GATE)));
            assertThat(narrow.list(OURS)).containsEntry(person.id(), Set.of(north));
            narrow.widen(admin, person.id());
        } else {
            assertThatThrownBy(() -> narrow.narrow(admin, person.id(), Set.of(north)))
                    .isInstanceOf(NotNarrowable.class);
        }
        assertThat(decide.of(new Actor.Member(person))).isEqualTo(Reach.all());
    }

    /**
     * Whoever reaches some devices only must not be able to widen themselves, nor see what tells of the others. The plan says how many
     * devices there are, and of none anything.
     */
    @ParameterizedTest
    @EnumSource
    void whoCanBeNarrowedMayDoNothingThatIsNotAboutDevices(Role role) {
        if (Access.mayBeNarrowed(role)) {
            assertThat(Access.of(role))
                    .isSubsetOf(
                            Permission.DEVICES_READ,
                            Permission.DEVICES_WRITE,
                            Permission.CAPTURES_READ,
                            Permission.CAPTURES_TRIGGER,
                            Permission.SCHEDULES_READ,
                            Permission.SCHEDULES_WRITE,
                            Permission.PLAN_READ);
        }
    }

    @Test
    void decidesAnewForWhoIsSomethingElseByNow() {
        User vera = person(OURS, Role.VIEWER);
        narrow.narrow(admin, vera.id(), Set.of(north));
        InMemoryMembers members = new InMemoryMembers(users);
        Actor before = new Actor.Member(vera);

        members.changeRole(vera, Role.ADMIN);
        User promoted = users.find(vera.id()).orElseThrow();
        assertThat(decide.again(before)).isEqualTo(Reach.all());
        members.changeRole(promoted, Role.OPERATOR);
        assertThat(decide.again(new Actor.Member(promoted)))
                .as("narrowed as before")
                .isEqualTo(new Reach.Only(Set.of(GATE)));
        members.remove(users.find(vera.id()).orElseThrow());
        assertThat(decide.again(before)).isEqualTo(Reach.nothing());
        assertThat(decide.of(before)).isEqualTo(Reach.nothing());
    }

    @Test
    void letsOnlyThoseNarrowWhoMayChangePeopleAndOnlyInTheirOrganisation() {
        User vera = person(OURS, Role.VIEWER);
        Actor operator = new Actor.Member(person(OURS, Role.OPERATOR));
        Actor stranger = new Actor.Member(person(THEIRS, Role.OWNER));

        assertThatThrownBy(() -> narrow.narrow(operator, vera.id(), Set.of(north)))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> narrow.widen(operator, vera.id())).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> narrow.narrow(stranger, vera.id(), Set.of())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> narrow.widen(stranger, vera.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> narrow.narrow(admin, new UserId(new UUID(8, 8)), Set.of()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> narrow.narrow(admin, vera.id(), Set.of(new DeviceGroupId(new UUID(8, 8)))))
                .isInstanceOf(InvalidInput.class);
        assertThat(decide.of(new Actor.Member(vera))).isEqualTo(Reach.all());
    }

    @Test
    void coversWhatItNames() {
        assertThat(Reach.all().covers(GATE)).isTrue();
        assertThat(Reach.nothing().covers(GATE)).isFalse();
        assertThat(new Reach.Only(Set.of(GATE)).covers(GATE)).isTrue();
        assertThat(new Reach.Only(Set.of(GATE)).covers(DOOR)).isFalse();
    }

    private User person(OrganisationId organisation, Role role) {
        UserId id = new UserId(new UUID(7, users.people().size()));
        User user = new User(id, organisation, new EmailAddress(id + "@example.org"), role);
        users.add(new Account(user, "a hash"));
        return user;
    }
}
