package app.visant.domain.platform;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.user;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.kernel.UserId;
import app.visant.domain.member.Members;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.TestOrganisations;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link PlatformAdministrators} does. */
public abstract class PlatformAdministratorsContract {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final User ada = user(1, "ada@example.org");
    private final User bob = user(2, "bob@example.org");

    protected abstract Organisations organisations();

    protected abstract Users users();

    /** Of {@link #users}. */
    protected abstract Members members();

    protected abstract PlatformAdministrators administrators();

    @BeforeEach
    void makeThePeople() {
        organisations().add(TestOrganisations.organisation(OURS));
        users().add(new Account(ada, "a hash"));
        users().add(new Account(bob, "a hash"));
    }

    @Test
    void knowsWhomItWasTold() {
        assertThat(administrators().contains(ada.id())).isFalse();
        assertThat(administrators().add(ada.id(), NOW)).isTrue();
        assertThat(administrators().contains(ada.id())).isTrue();
        assertThat(administrators().contains(bob.id())).isFalse();
        assertThat(administrators().add(ada.id(), NOW)).as("a second time").isFalse();
        assertThat(administrators().add(bob.id(), NOW)).isTrue();
        assertThat(administrators().list()).containsExactly(ada, bob);
    }

    @Test
    void takesNobodyWhoHasNoAccount() {
        assertThat(administrators().add(new UserId(new UUID(9, 9)), NOW)).isFalse();
        assertThat(administrators().list()).isEmpty();
    }

    @Test
    void removesThem() {
        administrators().add(ada.id(), NOW);
        assertThat(administrators().remove(ada.id())).isTrue();
        assertThat(administrators().contains(ada.id())).isFalse();
        assertThat(administrators().remove(ada.id())).isFalse();
    }

    @Test
    void forgetsWhoeverIsRemovedFromTheirOrganisation() {
        administrators().add(ada.id(), NOW);
        assertThat(members().remove(ada)).isEqualTo(Members.Outcome.DONE);
        assertThat(administrators().contains(ada.id())).isFalse();
        assertThat(administrators().list()).isEmpty();
    }
}
