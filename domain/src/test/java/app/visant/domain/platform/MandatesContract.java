package app.visant.domain.platform;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static app.visant.domain.tenant.TestOrganisations.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.kernel.InParallel;
import app.visant.domain.platform.Mandates.Cause;
import app.visant.domain.platform.Mandates.Over;
import app.visant.domain.session.Session;
import app.visant.domain.session.SessionId;
import app.visant.domain.session.Sessions;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.TestOrganisations;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Mandates} does. */
public abstract class MandatesContract {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));
    private static final SessionId SESSION = new SessionId(new UUID(5, 1));
    private static final SessionId OTHER = new SessionId(new UUID(5, 2));

    private final User ada = user(1, "ada@example.org");

    protected abstract Organisations organisations();

    protected abstract Users users();

    protected abstract Sessions sessions();

    protected abstract PlatformAdministrators administrators();

    /** Of {@link #sessions} and {@link #administrators}. */
    protected abstract Mandates mandates();

    @BeforeEach
    void logIn() {
        organisations().add(TestOrganisations.organisation(OURS));
        organisations().add(TestOrganisations.organisation(THEIRS));
        users().add(new Account(ada, "a hash"));
        administrators().add(ada.id(), NOW);
        sessions().begin(new Session(SESSION, ada.id(), NOW, NOW.plus(Duration.ofDays(1))), null);
        sessions().begin(new Session(OTHER, ada.id(), NOW, NOW.plus(Duration.ofDays(1))), null);
    }

    @Test
    void holdsInItsSessionUntilItsTime() {
        mandates().put(mandate("to look at a camera"));
        assertThat(mandates().find(SESSION, LATER.minusMillis(1))).contains(mandate("to look at a camera"));
        assertThat(mandates().find(SESSION, LATER)).isEmpty();
        assertThat(mandates().find(OTHER, NOW)).isEmpty();
    }

    @Test
    void takesThePlaceOfAnEarlierOne() {
        mandates().put(mandate("to look at a camera"));
        mandates().put(mandate("to look at another"));
        assertThat(mandates().find(SESSION, NOW)).contains(mandate("to look at another"));
    }

    @Test
    void endsWhenItIsToldTo() {
        mandates().put(mandate("to look at a camera"));
        assertThat(mandates().end(SESSION)).contains(mandate("to look at a camera"));
        assertThat(mandates().find(SESSION, NOW)).isEmpty();
        assertThat(mandates().end(SESSION)).isEmpty();
        assertThat(settled(LATER)).isEmpty();
    }

    @Test
    void tellsOnceThatItEndedByItself() {
        mandates().put(mandate("to look at a camera"));
        assertThat(settled(LATER.minusMillis(1))).isEmpty();
        assertThat(settled(LATER)).containsExactly(over(Cause.TIME));
        assertThat(settled(LATER)).isEmpty();
        assertThat(mandates().end(SESSION)).isEmpty();
    }

    @Test
    void settlesNoneThatHolds() {
        mandates().put(mandate("to look at a camera"));
        assertThat(mandates().settle(SESSION, NOW, over -> {
                    throw new IllegalStateException(over.toString());
                }))
                .isFalse();
        assertThat(mandates().settle(OTHER, LATER, over -> {
                    throw new IllegalStateException(over.toString());
                }))
                .isFalse();
        assertThat(mandates().ended(LATER)).containsExactly(mandate("to look at a camera"));
    }

    @Test
    void keepsOneWhoseEndCouldNotBeTold() {
        mandates().put(mandate("to look at a camera"));
        assertThatThrownBy(() -> mandates().settle(SESSION, LATER, over -> {
                    throw new IllegalStateException("not now");
                }))
                .hasMessage("not now");
        assertThat(settled(LATER)).containsExactly(over(Cause.TIME));
    }

    @Test
    void tellsEachOnceToThoseWhoAskAtOnce() throws Exception {
        mandates().put(mandate("to look at a camera"));
        Queue<Over> told = new ConcurrentLinkedQueue<>();
        InParallel.run(4, thread -> mandates().settle(SESSION, LATER, told::add));
        assertThat(told).hasSize(1);
    }

    @Test
    void handsOutOneThatHadEndedByItselfToWhoeverEndsIt() {
        mandates().put(mandate("to look at a camera"));
        sessions().end(SESSION, NOW);
        assertThat(mandates().end(SESSION)).contains(mandate("to look at a camera"));
        assertThat(settled(LATER)).isEmpty();
    }

    @Test
    void endsWithItsSession() {
        mandates().put(mandate("to look at a camera"));
        sessions().end(SESSION, NOW);
        assertThat(mandates().find(SESSION, NOW.plusSeconds(1))).isEmpty();
        assertThat(settled(NOW.plusSeconds(1))).containsExactly(over(Cause.SESSION));
    }

    @Test
    void endsWithAllSessionsOfItsAdministrator() {
        mandates().put(mandate("to look at a camera"));
        sessions().endOthers(ada.id(), OTHER, NOW);
        assertThat(settled(NOW.plusSeconds(1))).containsExactly(over(Cause.SESSION));
    }

    @Test
    void endsWhenItsAdministratorIsOneNoMore() {
        mandates().put(mandate("to look at a camera"));
        administrators().remove(ada.id());
        assertThat(mandates().find(SESSION, NOW)).isEmpty();
        assertThat(settled(NOW)).containsExactly(over(Cause.ADMINISTRATOR));
        mandates().put(mandate("to look at a camera"));
        assertThat(mandates().find(SESSION, NOW)).isEmpty();
    }

    private List<Over> settled(Instant now) {
        List<Over> told = new ArrayList<>();
        for (Mandate ended : mandates().ended(now)) {
            assertThat(mandates().settle(ended.session(), now, told::add)).isTrue();
        }
        return told;
    }

    private Over over(Cause cause) {
        return new Over(mandate("to look at a camera"), cause);
    }

    private Mandate mandate(String reason) {
        return new Mandate(SESSION, ada.id(), ada.email(), THEIRS, "Harbour", reason, NOW, LATER);
    }
}
