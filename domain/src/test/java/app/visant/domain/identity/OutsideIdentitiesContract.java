package app.visant.domain.identity;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.account.SignUps;
import app.visant.domain.kernel.InParallel;
import app.visant.domain.kernel.UserId;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.TestOrganisations;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link OutsideIdentities} does. */
public abstract class OutsideIdentitiesContract {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final String ISSUER = "https://login.example.org";
    private static final EmailAddress ADA = new EmailAddress("ada@example.org");

    private final User ada = TestOrganisations.user(1, "ada@example.org");
    private final User bob = TestOrganisations.user(2, "bob@example.org");

    protected abstract Organisations organisations();

    /** Of {@link #organisations}. */
    protected abstract Users users();

    /** By whom people become {@link #users} by themselves. */
    protected abstract SignUps signUps();

    /** Of {@link #users}. */
    protected abstract OutsideIdentities identities();

    @BeforeEach
    void makeThePeople() {
        organisations().add(TestOrganisations.organisation(OURS));
        users().add(new Account(ada, "a hash"));
        users().add(new Account(bob, "a hash"));
    }

    @Test
    void bindsAnAccountToASubjectForGood() {
        assertThat(identities().find(ISSUER, "s1")).isEmpty();
        assertThat(identities().bind(ISSUER, "s1", ADA, NOW)).contains(ada);
        assertThat(identities().find(ISSUER, "s1")).contains(ada);
        assertThat(identities().bind(ISSUER, "s1", bob.email(), NOW)).contains(ada);
    }

    @Test
    void givesAnAccountToOneSubjectOfAnIssuer() {
        identities().bind(ISSUER, "s1", ADA, NOW);
        assertThat(identities().bind(ISSUER, "s2", ADA, NOW)).isEmpty();
        assertThat(identities().find(ISSUER, "s2")).isEmpty();
        assertThat(identities().bind("https://other.example.org", "s2", ADA, NOW))
                .contains(ada);
        assertThat(identities().find("https://other.example.org", "s1")).isEmpty();
    }

    @Test
    void bindsNobodyWhoHasNoAccount() {
        assertThat(identities().bind(ISSUER, "s1", new EmailAddress("vera@example.org"), NOW))
                .isEmpty();
        assertThat(identities().find(ISSUER, "s1")).isEmpty();
    }

    @Test
    void bindsNoAccountThatSomebodyElseMayHaveMade() {
        User eve = new User(new UserId(new UUID(3, 3)), THEIRS, new EmailAddress("vera@example.org"), Role.OWNER);
        signUps().add(TestOrganisations.organisation(THEIRS), new Account(eve, "a hash"));
        assertThat(identities().bind(ISSUER, "s1", eve.email(), NOW)).isEmpty();
        assertThat(identities().find(ISSUER, "s1")).isEmpty();
    }

    @Test
    void givesAnAccountToOneOfManySubjectsAtOnce() throws Exception {
        List<Optional<User>> bound = InParallel.run(8, thread -> identities().bind(ISSUER, "s" + thread, ADA, NOW));
        assertThat(bound).filteredOn(Optional::isPresent).containsExactly(Optional.of(ada));
    }
}
