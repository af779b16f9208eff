package app.visant.domain.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.PredictableIds;
import app.visant.domain.kernel.TestClock;
import app.visant.domain.tenant.BootstrapAdministrator.Request;
import org.junit.jupiter.api.Test;

class BootstrapAdministratorTest {
    private static final EmailAddress ADMIN = new EmailAddress("admin@example.org");

    private final TestClock clock = new TestClock();
    private final Organisations organisations = new InMemoryOrganisations();
    private final Users users = new InMemoryUsers();
    private final QuickPasswordHashing hashing = new QuickPasswordHashing();
    private final BootstrapAdministrator bootstrap =
            new BootstrapAdministrator(organisations, users, hashing, new PredictableIds(), clock);

    @Test
    void makesAnOrganisationAndItsOwnerWhoCanLogIn() {
        User owner = bootstrap
                .bootstrap(new Request(ADMIN, new NewPassword("long enough"), "Harbour", 5, true))
                .orElseThrow();
        assertThat(owner.role()).isEqualTo(Role.OWNER);
        assertThat(new LogIn(users, hashing, new InMemoryLogInAttempts(), clock)
                        .logIn(ADMIN, "long enough", "192.0.2.7"))
                .isEqualTo(owner);
        Organisation organisation = organisations.find(owner.organisation()).orElseThrow();
        assertThat(organisation.name()).isEqualTo("Harbour");
        assertThat(organisation.deviceSlots()).isEqualTo(5);
        assertThat(organisation.allowTokenlessDevices()).isTrue();
        assertThat(organisation.plan()).isEqualTo(new Plan.Endless());
    }

    @Test
    void doesNothingWhereThereIsSomebody() {
        users.add(new Account(TestOrganisations.user(1, "ada@example.org"), "hash"));
        assertThat(bootstrap.bootstrap(new Request(ADMIN, new NewPassword("long enough"), "Harbour", 5, false)))
                .isEmpty();
        assertThat(users.findByEmail(ADMIN)).isEmpty();
    }

    @Test
    void refusesAShortPasswordAndShowsNone() {
        assertThatThrownBy(() -> new NewPassword("tooshort!"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("password");
        assertThat(new Request(ADMIN, new NewPassword("long enough"), "Harbour", 5, false).toString())
                .doesNotContain("long enough");
    }
}
