package app.visant.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.audit.AuditLog;
import app.visant.domain.audit.ChainId;
import app.visant.domain.audit.Deed;
import app.visant.domain.audit.DeedFilter;
import app.visant.domain.audit.InMemoryAuditLog;
import app.visant.domain.audit.Outcome;
import app.visant.domain.audit.RecordDeeds;
import app.visant.domain.audit.Who;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.TestClock;
import app.visant.domain.kernel.UserId;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.InMemoryUsers;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.Plan;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.User;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClearAbandonedSignUpsTest {
    private static final Duration KEPT = Duration.ofDays(14);

    private final TestClock clock = new TestClock();
    private final InMemoryOrganisations organisations = new InMemoryOrganisations();
    private final InMemoryUsers users = new InMemoryUsers();
    private final InMemoryProfiles profiles = new InMemoryProfiles(users);
    private final SignUps signUps = new InMemorySignUps(organisations, users, profiles);
    private final AbandonedSignUps abandoned = new InMemoryAbandonedSignUps(organisations, users, profiles);
    private final AuditLog log = new InMemoryAuditLog();

    @Test
    void removesWhatNobodyProvedOrUsedInTimeAndSaysSo() {
        signUp(1);
        clock.advance(KEPT);
        clear(KEPT).run();
        assertThat(organisations.all()).as("not a moment too early").hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        signUp(2);
        clear(KEPT).run();

        assertThat(users.people()).extracting(user -> user.email().value()).containsExactly("person2@example.org");
        List<Deed> told = log.deeds(ChainId.INSTALLATION, DeedFilter.ALL, Long.MAX_VALUE, 10);
        assertThat(told).singleElement().satisfies(deed -> {
            assertThat(deed.entry().draft().who()).isEqualTo(Who.CLOUD);
            assertThat(deed.verdict()).isEqualTo(Outcome.Verdict.DONE);
            assertThat(deed.facts()).containsEntry("organisation", "Harbour 1");
        });
    }

    @Test
    void removesManyAtOnce() {
        for (int i = 0; i < 250; i++) {
            signUp(i);
        }
        clock.advance(KEPT.plusDays(1));
        clear(KEPT).run();
        assertThat(organisations.all()).isEmpty();
    }

    @Test
    void keepsAllIfItIsToldTo() {
        signUp(1);
        clock.advance(Duration.ofDays(1000));
        clear(Duration.ZERO).run();
        assertThat(organisations.all()).hasSize(1);
    }

    private ClearAbandonedSignUps clear(Duration kept) {
        return new ClearAbandonedSignUps(abandoned, kept, new RecordDeeds(log, clock), clock);
    }

    private void signUp(int number) {
        Organisation organisation = new Organisation(
                new OrganisationId(new UUID(7, number)),
                "Harbour " + number,
                Organisation.DEFAULT_DEVICE_SLOTS,
                new Plan.Trial(clock.instant().plus(Plan.TRIAL)),
                false,
                clock.instant());
        EmailAddress email = new EmailAddress("person" + number + "@example.org");
        User owner = new User(new UserId(new UUID(8, number)), organisation.id(), email, Role.OWNER);
        assertThat(signUps.add(organisation, new Account(owner, "a hash"))).isTrue();
    }
}
