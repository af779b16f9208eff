package app.visant.domain.session;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.kernel.InParallel;
import app.visant.domain.kernel.PredictableIds;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.session.Sessions.Outcome;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.TestOrganisations;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Sessions} does. */
public abstract class SessionsContract {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Duration LIFETIME = Duration.ofDays(14);

    private final PredictableIds ids = new PredictableIds();
    private final User ada = TestOrganisations.user(1, "ada@example.org");
    private final User bob = TestOrganisations.user(2, "bob@example.org");

    protected abstract Organisations organisations();

    protected abstract Users users();

    /** Empty at the beginning of a test; the same in one test, with the people of {@link #users}. */
    protected abstract Sessions sessions();

    @BeforeEach
    void makeThePeople() {
        organisations().add(TestOrganisations.organisation(OURS));
        users().add(new Account(ada, "a hash"));
        users().add(new Account(bob, "a hash"));
    }

    @Test
    void knowsThePersonAsLongAsItGoesOn() {
        Session session = begin(ada, "first");
        assertThat(sessions().person(session.id(), NOW)).contains(ada);
        assertThat(sessions().person(session.id(), session.endsAt().minusMillis(1)))
                .contains(ada);
        assertThat(sessions().person(session.id(), session.endsAt())).isEmpty();
        assertThat(sessions().person(new SessionId(ids.newUuid()), NOW)).isEmpty();
    }

    @Test
    void rotatesATokenAndMovesItsEnd() {
        Session session = begin(ada, "first");
        Instant later = NOW.plus(Duration.ofDays(10));

        Outcome outcome = rotate("first", "second", later);

        Session moved = new Session(session.id(), ada.id(), NOW, later.plus(LIFETIME));
        assertThat(outcome).isEqualTo(new Outcome.Rotated(moved, ada));
        assertThat(sessions().person(session.id(), later.plus(LIFETIME).minusMillis(1)))
                .contains(ada);
        assertThat(rotate("second", "third", later)).isInstanceOf(Outcome.Rotated.class);
    }

    @Test
    void endsAfterNinetyDaysHoweverOftenItIsRefreshed() {
        Session session = begin(ada, "token-0");
        Instant end = NOW.plus(Session.LONGEST);
        for (int day = 10; day <= 80; day += 10) {
            assertThat(rotate("token-" + (day - 10), "token-" + day, NOW.plus(Duration.ofDays(day))))
                    .isInstanceOf(Outcome.Rotated.class);
        }
        assertThat(sessions().person(session.id(), end.minusMillis(1))).contains(ada);
        assertThat(sessions().person(session.id(), end)).isEmpty();
        assertThat(rotate("token-80", "token-90", end)).isEqualTo(new Outcome.Unknown());
    }

    @Test
    void endsTheWholeSessionWhenATokenIsUsedAgain() {
        Session session = begin(ada, "first");
        Session other = begin(ada, "other");
        rotate("first", "second", NOW);

        assertThat(rotate("first", "stolen", NOW)).isEqualTo(new Outcome.Reused(session.id()));

        assertThat(sessions().person(session.id(), NOW)).isEmpty();
        assertThat(rotate("second", "third", NOW)).isEqualTo(new Outcome.Unknown());
        assertThat(rotate("stolen", "fourth", NOW)).isEqualTo(new Outcome.Unknown());
        assertThat(sessions().person(other.id(), NOW)).as("another log-in").contains(ada);
    }

    @Test
    void refusesTokensOfNobodyAndOfSessionsThatHaveEnded() {
        assertThat(rotate("nobody's", "next", NOW)).isEqualTo(new Outcome.Unknown());
        Session late = begin(ada, "late");
        assertThat(rotate("late", "next", late.endsAt())).isEqualTo(new Outcome.Unknown());
        Session ended = begin(ada, "ended");
        sessions().end(ended.id(), NOW);
        assertThat(rotate("ended", "after", NOW)).isEqualTo(new Outcome.Unknown());
    }

    @Test
    void letsOneOfManyHaveATokenWhoPresentItAtOnce() throws Exception {
        Session session = begin(ada, "wanted");
        List<Outcome> outcomes = InParallel.run(8, thread -> rotate("wanted", "next-" + thread, NOW));
        assertThat(outcomes).filteredOn(Outcome.Rotated.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Outcome.Reused.class::isInstance).hasSize(7);
        assertThat(sessions().person(session.id(), NOW))
                .as("somebody has a copy")
                .isEmpty();
    }

    @Test
    void endsOneAndNoOther() {
        Session one = begin(ada, "one");
        Session other = begin(ada, "other");
        sessions().end(one.id(), NOW);
        sessions().end(one.id(), NOW);
        assertThat(sessions().person(one.id(), NOW)).isEmpty();
        assertThat(sessions().person(other.id(), NOW)).contains(ada);
    }

    @Test
    void endsAllOthersOfAPerson() {
        Session kept = begin(ada, "kept");
        Session other = begin(ada, "other");
        Session bobs = begin(bob, "bobs");

        sessions().endOthers(ada.id(), kept.id(), NOW);

        assertThat(sessions().person(kept.id(), NOW)).contains(ada);
        assertThat(sessions().person(other.id(), NOW)).isEmpty();
        assertThat(sessions().person(bobs.id(), NOW)).contains(bob);
        sessions().endOthers(ada.id(), null, NOW);
        assertThat(sessions().person(kept.id(), NOW)).isEmpty();
    }

    @Test
    void tellsWhichHaveEnded() {
        Session going = begin(ada, "going");
        Session ended = begin(ada, "ended");
        sessions().end(ended.id(), NOW);
        SessionId unknown = new SessionId(ids.newUuid());
        Set<SessionId> asked = Set.of(going.id(), ended.id(), unknown);
        assertThat(sessions().ended(asked, NOW)).containsExactlyInAnyOrder(ended.id(), unknown);
        assertThat(sessions().ended(asked, going.endsAt())).isEqualTo(asked);
        assertThat(sessions().ended(Set.of(), NOW)).isEmpty();
    }

    @Test
    void goesOnWithoutATokenUntilItsTime() {
        Session session = session(ada);
        sessions().begin(session, null);
        assertThat(sessions().person(session.id(), NOW)).contains(ada);
        assertThat(sessions().person(session.id(), session.endsAt())).isEmpty();
    }

    @Test
    void forgetsNoneThatGoesOn() {
        Session old = begin(ada, "old");
        Session late = new Session(
                new SessionId(ids.newUuid()),
                ada.id(),
                old.endsAt().minusMillis(1),
                old.endsAt().plus(LIFETIME));
        sessions().begin(late, hash("late"));
        assertThat(sessions().person(old.id(), late.beganAt())).contains(ada);
    }

    private Session begin(User user, String token) {
        Session session = session(user);
        sessions().begin(session, hash(token));
        return session;
    }

    private Session session(User user) {
        return new Session(new SessionId(ids.newUuid()), user.id(), NOW, NOW.plus(LIFETIME));
    }

    private Outcome rotate(String token, String next, Instant at) {
        return sessions().rotate(hash(token), hash(next), at, LIFETIME);
    }

    private static Sha256 hash(String token) {
        return new RefreshToken(token).hash();
    }
}
