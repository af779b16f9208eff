package app.visant.domain.tenant;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.user;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.kernel.InParallel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Users} does. */
public abstract class UsersContract {
    private static final String ADDRESS = "ada@example.org";

    protected abstract Organisations organisations();

    /** Empty at the beginning of a test; the same in one test. */
    protected abstract Users users();

    @BeforeEach
    void makeTheOrganisation() {
        organisations().add(TestOrganisations.organisation(OURS));
    }

    @Test
    void isEmptyUntilSomebodyIsAdded() {
        assertThat(users().isEmpty()).isTrue();
        assertThat(users().add(account(1, ADDRESS))).isTrue();
        assertThat(users().isEmpty()).isFalse();
    }

    @Test
    void findsByAddressAndById() {
        Account account = account(1, ADDRESS);
        users().add(account);
        assertThat(users().findByEmail(new EmailAddress(" Ada@Example.org"))).contains(account);
        assertThat(users().find(account.user().id())).contains(account.user());
        assertThat(users().findByEmail(new EmailAddress("bob@example.org"))).isEmpty();
        assertThat(users().find(user(2, "bob@example.org").id())).isEmpty();
    }

    @Test
    void refusesATakenAddressAndATakenIdAndChangesNothing() {
        Account first = account(1, ADDRESS);
        users().add(first);
        assertThat(users().add(account(2, ADDRESS))).isFalse();
        assertThat(users().add(account(1, "bob@example.org"))).isFalse();
        assertThat(users().findByEmail(new EmailAddress(ADDRESS))).contains(first);
        assertThat(users().findByEmail(new EmailAddress("bob@example.org"))).isEmpty();
    }

    @Test
    void addsOneOfManyWhoWantTheSameAddressAtOnce() throws Exception {
        assertThat(InParallel.run(8, thread -> users().add(account(thread, ADDRESS))))
                .containsOnlyOnce(true);
    }

    @Test
    void changesThePasswordOfOnePerson() {
        Account ada = account(1, ADDRESS);
        Account bob = account(2, "bob@example.org");
        users().add(ada);
        users().add(bob);
        assertThat(users().changePassword(ada.user().id(), "another hash")).isTrue();
        assertThat(users().changePassword(user(3, ADDRESS).id(), "another hash"))
                .isFalse();
        assertThat(users().findByEmail(ada.user().email())).contains(new Account(ada.user(), "another hash"));
        assertThat(users().findByEmail(bob.user().email())).contains(bob);
    }

    private static Account account(int number, String email) {
        return new Account(user(number, email), "a hash");
    }
}
