package app.visant.domain.account;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.kernel.InParallel;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.UserId;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.TestOrganisations;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link SignUps} does. */
public abstract class SignUpsContract {
    private static final EmailAddress ADA = new EmailAddress("ada@example.org");

    protected abstract Organisations organisations();

    protected abstract Users users();

    /** The profiles of {@link #users}. */
    protected abstract Profiles profiles();

    /** Those who sign up become {@link #users}, of {@link #organisations}. */
    protected abstract SignUps signUps();

    @Test
    void addsAnOrganisationAndItsOwnerWhoseAddressIsNotVerified() {
        Organisation organisation = TestOrganisations.organisation(OURS);
        Account ada = owner(1, OURS);
        assertThat(signUps().add(organisation, ada)).isTrue();
        assertThat(organisations().find(OURS)).contains(organisation);
        assertThat(users().findByEmail(ADA)).contains(ada);
        assertThat(profiles().find(ada.user().id())).contains(new Profile("", false));
    }

    @Test
    void addsNothingForAnAddressThatHasAnAccount() {
        Account first = owner(1, OURS);
        signUps().add(TestOrganisations.organisation(OURS), first);
        assertThat(signUps().add(TestOrganisations.organisation(THEIRS), owner(2, THEIRS)))
                .isFalse();
        assertThat(organisations().find(THEIRS)).isEmpty();
        assertThat(users().findByEmail(ADA)).contains(first);
    }

    @Test
    void addsOneOfManyWhoComeWithTheSameAddressAtOnce() throws Exception {
        assertThat(InParallel.run(8, thread -> {
                    OrganisationId organisation = new OrganisationId(new UUID(5, thread));
                    return signUps().add(TestOrganisations.organisation(organisation), owner(thread, organisation));
                }))
                .containsOnlyOnce(true);
        OrganisationId made = users().findByEmail(ADA).orElseThrow().user().organisation();
        for (int thread = 0; thread < 8; thread++) {
            OrganisationId each = new OrganisationId(new UUID(5, thread));
            assertThat(organisations().find(each).isPresent()).isEqualTo(each.equals(made));
        }
    }

    @Test
    void takesOthersForVerifiedAndKeepsTheirNames() {
        organisations().add(TestOrganisations.organisation(OURS));
        User vera = TestOrganisations.user(7, "vera@example.org");
        users().add(new Account(vera, "a hash"));
        assertThat(profiles().find(vera.id())).contains(new Profile("", true));
        assertThat(profiles().rename(vera.id(), "Véra")).isTrue();
        assertThat(profiles().find(vera.id())).contains(new Profile("Véra", true));
        UserId nobody = new UserId(new UUID(9, 9));
        assertThat(profiles().rename(nobody, "Nobody")).isFalse();
        assertThat(profiles().find(nobody)).isEmpty();
    }

    private static Account owner(int number, OrganisationId organisation) {
        return new Account(new User(new UserId(new UUID(3, number)), organisation, ADA, Role.OWNER), "a hash");
    }
}
