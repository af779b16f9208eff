package app.visant.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.UserId;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.User;
import java.util.UUID;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class AccessTest {
    @Property
    void hidesAllThingsOfAnotherOrganisationWhateverTheRole(
            @ForAll Role role, @ForAll Permission permission, @ForAll long ours, @ForAll long theirs) {
        Assume.that(ours != theirs);
        assertThat(Access.decide(person(role, ours), organisation(theirs), permission))
                .isEqualTo(Decision.HIDDEN);
    }

    @Property
    void allowsInOnesOwnOrganisationWhatTheRoleHoldsAndNothingElse(
            @ForAll Role role, @ForAll Permission permission, @ForAll long ours) {
        Actor person = person(role, ours);
        boolean holds = Access.of(role).contains(permission);
        assertThat(Access.decide(person, organisation(ours), permission))
                .isEqualTo(holds ? Decision.ALLOWED : Decision.REFUSED);
        assertThat(Access.allows(person, permission)).isEqualTo(holds);
        if (holds) {
            assertThatCode(() -> Access.require(person, permission)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> Access.require(person, permission))
                    .isInstanceOf(NotAllowed.class)
                    .hasMessageContaining(permission.word());
        }
    }

    @Property
    void letsNobodyChangeAnythingWhoOnlyLooks(@ForAll Permission permission) {
        for (Role role : new Role[] {Role.VIEWER, Role.AUDITOR}) {
            if (Access.of(role).contains(permission)) {
                assertThat(permission.word()).endsWith(":read");
            }
        }
    }

    @Example
    void givesEachRoleAllThatTheRolesBelowItHold() {
        assertThat(Access.of(Role.OPERATOR)).containsAll(Access.of(Role.VIEWER)).hasSizeGreaterThan(3);
        assertThat(Access.of(Role.AUDITOR)).containsAll(Access.of(Role.VIEWER));
        assertThat(Access.of(Role.ADMIN)).containsAll(Access.of(Role.OPERATOR)).containsAll(Access.of(Role.AUDITOR));
        assertThat(Access.of(Role.OWNER)).containsExactlyInAnyOrder(Permission.values());
    }

    @Example
    void letsWhoActsForAnOrganisationDoNothingThatOutlastsIt() {
        assertThat(Access.forPlatform())
                .contains(Permission.DEVICES_MANAGE)
                .doesNotContain(
                        Permission.DEVICES_PROVE,
                        Permission.DEVICES_MANUFACTURE,
                        Permission.MEMBERS_WRITE,
                        Permission.KEYS_WRITE,
                        Permission.OWNERSHIP_TRANSFER);
    }

    @Example
    void letsNobodyChangeWhatARoleHolds() {
        for (Role role : Role.values()) {
            assertThatThrownBy(() -> Access.of(role).clear()).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    private static Actor person(Role role, long organisation) {
        return new Actor.Member(new User(
                new UserId(new UUID(7, 7)), organisation(organisation), new EmailAddress("ada@example.org"), role));
    }

    private static OrganisationId organisation(long number) {
        return new OrganisationId(new UUID(1, number));
    }
}
