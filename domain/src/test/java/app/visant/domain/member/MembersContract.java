package app.visant.domain.member;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.kernel.InParallel;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Slice;
import app.visant.domain.kernel.UserId;
import app.visant.domain.member.Members.Outcome;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.TestOrganisations;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Members} does. */
public abstract class MembersContract {
    private final User olga = user(1, OURS, "olga@example.org", Role.OWNER);
    private final User otto = user(2, OURS, "otto@example.org", Role.OWNER);
    private final User vera = user(3, OURS, "vera@example.org", Role.VIEWER);
    private final User them = user(4, THEIRS, "them@example.org", Role.OWNER);

    protected abstract Organisations organisations();

    protected abstract Users users();

    /** The people of {@link #users}. */
    protected abstract Members members();

    @BeforeEach
    void makeThePeople() {
        organisations().add(TestOrganisations.organisation(OURS));
        organisations().add(TestOrganisations.organisation(THEIRS));
        for (User user : List.of(vera, olga, them)) {
            users().add(new Account(user, "a hash"));
        }
    }

    @Test
    void listsThePeopleOfOneOrganisationByAddress() {
        assertThat(members().list(OURS, Slice.FIRST).items()).containsExactly(olga, vera);
        assertThat(members().list(OURS, new Slice(1, 1)).items()).containsExactly(vera);
        assertThat(members().list(OURS, new Slice(1, 1)).total()).isEqualTo(2);
    }

    @Test
    void changesARole() {
        assertThat(members().changeRole(vera, Role.OPERATOR)).isEqualTo(Outcome.DONE);
        assertThat(users().find(vera.id())).contains(with(vera, Role.OPERATOR));
        assertThat(members().changeRole(vera, Role.ADMIN))
                .as("no viewer any more")
                .isEqualTo(Outcome.CHANGED_MEANWHILE);
        assertThat(users().find(vera.id())).contains(with(vera, Role.OPERATOR));
    }

    @Test
    void removesAPerson() {
        assertThat(members().remove(vera)).isEqualTo(Outcome.DONE);
        assertThat(users().find(vera.id())).isEmpty();
        assertThat(members().remove(vera)).isEqualTo(Outcome.CHANGED_MEANWHILE);
        assertThat(users().add(new Account(vera, "a hash")))
                .as("they may come back")
                .isTrue();
    }

    @Test
    void keepsTheLastOwner() {
        assertThat(members().changeRole(olga, Role.ADMIN)).isEqualTo(Outcome.LAST_OWNER);
        assertThat(members().remove(olga)).isEqualTo(Outcome.LAST_OWNER);
        assertThat(members().changeRole(olga, Role.OWNER)).isEqualTo(Outcome.DONE);
        assertThat(users().find(olga.id())).contains(olga);
        users().add(new Account(otto, "a hash"));
        assertThat(members().remove(olga)).isEqualTo(Outcome.DONE);
        assertThat(members().remove(otto)).isEqualTo(Outcome.LAST_OWNER);
    }

    @Test
    void keepsAnOwnerWhenAllOfThemGoAtOnce() throws Exception {
        users().add(new Account(otto, "a hash"));
        List<Outcome> outcomes = InParallel.run(
                8,
                thread -> thread % 2 == 0
                        ? members().remove(thread % 4 == 0 ? olga : otto)
                        : members().changeRole(thread % 4 == 1 ? olga : otto, Role.VIEWER));
        assertThat(outcomes).filteredOn(Outcome.DONE::equals).hasSize(1);
        assertThat(members().list(OURS, Slice.FIRST).items())
                .filteredOn(user -> user.role() == Role.OWNER)
                .hasSize(1);
    }

    @Test
    void handsTheOwnershipOver() {
        assertThat(members().handOver(olga, vera)).isEqualTo(Outcome.DONE);
        assertThat(users().find(olga.id())).contains(with(olga, Role.ADMIN));
        assertThat(users().find(vera.id())).contains(with(vera, Role.OWNER));
        assertThat(members().handOver(olga, vera)).as("no owner any more").isEqualTo(Outcome.CHANGED_MEANWHILE);
    }

    @Test
    void handsNothingOverToWhoIsGone() {
        members().remove(vera);
        assertThat(members().handOver(olga, vera)).isEqualTo(Outcome.CHANGED_MEANWHILE);
        assertThat(users().find(olga.id())).contains(olga);
    }

    private static User with(User user, Role role) {
        return new User(user.id(), user.organisation(), user.email(), role);
    }

    private static User user(int number, OrganisationId organisation, String email, Role role) {
        return new User(new UserId(new UUID(5, number)), organisation, new EmailAddress(email), role);
    }
}
