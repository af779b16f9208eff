package app.visant.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.UserId;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Plan;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link AbandonedSignUps} does. */
public abstract class AbandonedSignUpsContract {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    protected abstract Organisations organisations();

    protected abstract Users users();

    /** By whom people become {@link #users} with {@link #organisations} of their own. */
    protected abstract SignUps signUps();

    protected abstract AbandonedSignUps abandoned();

    /** The organisation gets its first device. */
    protected abstract void use(OrganisationId organisation);

    @Test
    void findsThoseThatAreOldEnoughTheOldestFirst() {
        Organisation second = signUp(2, NOW.minusSeconds(60));
        Organisation first = signUp(1, NOW.minusSeconds(120));
        signUp(3, NOW);
        assertThat(abandoned().find(NOW, 10)).containsExactly(first, second);
        assertThat(abandoned().find(NOW, 1)).containsExactly(first);
    }

    @Test
    void removesOneWithItsPeople() {
        Organisation gone = signUp(1, NOW.minusSeconds(120));
        signUp(2, NOW.minusSeconds(60));
        assertThat(abandoned().remove(gone.id())).isTrue();
        assertThat(organisations().find(gone.id())).isEmpty();
        assertThat(users().findByEmail(address(1))).isEmpty();
        assertThat(users().findByEmail(address(2))).isPresent();
        assertThat(abandoned().remove(gone.id())).isFalse();
        assertThat(signUp(1, NOW)).as("the address is free").isNotNull();
    }

    @Test
    void keepsWhatIsKnownToBeSomebodysOrWasUsed() {
        Organisation verified = organisation(1, NOW.minusSeconds(120));
        organisations().add(verified);
        users().add(owner(1, verified));
        Organisation used = signUp(2, NOW.minusSeconds(60));
        use(used.id());
        assertThat(abandoned().find(NOW, 10)).isEmpty();
        for (Organisation organisation : new Organisation[] {verified, used}) {
            assertThat(abandoned().remove(organisation.id())).isFalse();
            assertThat(organisations().find(organisation.id())).contains(organisation);
        }
        assertThat(users().findByEmail(address(2))).isPresent();
    }

    @Test
    void removesWhatNobodyIsIn() {
        Organisation left = organisation(1, NOW.minusSeconds(120));
        organisations().add(left);
        assertThat(abandoned().find(NOW, 10)).containsExactly(left);
        assertThat(abandoned().remove(left.id())).isTrue();
    }

    protected Organisation signUp(int number, Instant at) {
        Organisation organisation = organisation(number, at);
        assertThat(signUps().add(organisation, owner(number, organisation))).isTrue();
        return organisation;
    }

    private static Organisation organisation(int number, Instant at) {
        OrganisationId id = new OrganisationId(new UUID(at.getEpochSecond(), number));
        return new Organisation(
                id,
                "Harbour",
                Organisation.DEFAULT_DEVICE_SLOTS,
                new Plan.Trial(at.plus(Duration.ofDays(30))),
                false,
                at);
    }

    private static Account owner(int number, Organisation organisation) {
        UserId id = new UserId(new UUID(organisation.createdAt().getEpochSecond(), number));
        return new Account(new User(id, organisation.id(), address(number), Role.OWNER), "a hash");
    }

    private static EmailAddress address(int number) {
        return new EmailAddress("person" + number + "@example.org");
    }
}
