package app.visant.domain.account;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.access.Permission;
import app.visant.domain.account.AccountTokens.Purpose;
import app.visant.domain.apikey.ApiKey;
import app.visant.domain.apikey.ApiKeys;
import app.visant.domain.kernel.ApiKeyId;
import app.visant.domain.kernel.InParallel;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.UserId;
import app.visant.domain.session.Session;
import app.visant.domain.session.SessionId;
import app.visant.domain.session.Sessions;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.TestOrganisations;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link AccountTokens} does. */
public abstract class AccountTokensContract {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant END = NOW.plus(Duration.ofHours(1));

    private final User ada = owner(1, OURS, "ada@example.org");
    private final User bob = owner(2, THEIRS, "bob@example.org");

    /** Makes {@link #users}. */
    protected abstract SignUps signUps();

    protected abstract Users users();

    protected abstract Profiles profiles();

    protected abstract Sessions sessions();

    protected abstract ApiKeys keys();

    /** Of {@link #users}. */
    protected abstract AccountTokens tokens();

    @BeforeEach
    void makeThePeople() {
        signUps().add(TestOrganisations.organisation(OURS), new Account(ada, "a hash"));
        signUps().add(TestOrganisations.organisation(THEIRS), new Account(bob, "a hash"));
    }

    @Test
    void findsWhoseATokenIsUntilItEnds() {
        put(ada, Purpose.RESET, "one");
        assertThat(tokens().find(Purpose.RESET, hash("one"), END.minusMillis(1)))
                .contains(ada);
        assertThat(tokens().find(Purpose.RESET, hash("one"), END)).isEmpty();
        assertThat(tokens().find(Purpose.VERIFICATION, hash("one"), NOW))
                .as("for something else")
                .isEmpty();
        assertThat(tokens().find(Purpose.RESET, hash("made up"), NOW)).isEmpty();
    }

    @Test
    void putsANewOneInThePlaceOfAnEarlierForTheSamePurpose() {
        put(ada, Purpose.RESET, "first");
        put(ada, Purpose.VERIFICATION, "other purpose");
        put(bob, Purpose.RESET, "other person");
        put(ada, Purpose.RESET, "second");
        assertThat(tokens().find(Purpose.RESET, hash("first"), NOW)).isEmpty();
        assertThat(tokens().find(Purpose.RESET, hash("second"), NOW)).contains(ada);
        assertThat(tokens().find(Purpose.RESET, hash("other person"), NOW)).contains(bob);
        assertThat(tokens().find(Purpose.VERIFICATION, hash("other purpose"), NOW))
                .contains(ada);
    }

    @Test
    void resetsAPasswordOnceAndEndsAllSessions() {
        Session before = session(ada, 1);
        Session bobs = session(bob, 2);
        put(ada, Purpose.RESET, "one");
        assertThat(tokens().resetPassword(hash("one"), "another hash", NOW)).contains(ada);
        assertThat(users().findByEmail(ada.email())).contains(new Account(ada, "another hash"));
        assertThat(profiles().find(ada.id()).orElseThrow().verified()).isTrue();
        assertThat(sessions().person(before.id(), NOW)).isEmpty();
        assertThat(sessions().person(bobs.id(), NOW)).contains(bob);
        assertThat(users().findByEmail(bob.email())).contains(new Account(bob, "a hash"));
        assertThat(tokens().resetPassword(hash("one"), "third hash", NOW)).isEmpty();
        assertThat(users().findByEmail(ada.email())).contains(new Account(ada, "another hash"));
    }

    @Test
    void revokesTheKeysThatTheAccountMadeBeforeItsAddressWasVerified() {
        key(ada, OURS, 1);
        key(bob, OURS, 2);
        key(ada, THEIRS, 3);
        put(ada, Purpose.RESET, "one");
        tokens().resetPassword(hash("one"), "another hash", NOW);
        assertThat(keys().list(OURS)).extracting(ApiKey::madeBy).containsExactly("bob@example.org");
        assertThat(keys().list(THEIRS)).hasSize(1);

        key(ada, OURS, 4);
        put(ada, Purpose.RESET, "two");
        tokens().resetPassword(hash("two"), "third hash", NOW);
        assertThat(keys().list(OURS))
                .as("of an address that was verified before")
                .hasSize(2);
    }

    @Test
    void changesNothingByATokenThatCanNotBeUsed() {
        Session session = session(ada, 1);
        put(ada, Purpose.VERIFICATION, "for something else");
        put(ada, Purpose.RESET, "late");
        assertThat(tokens().resetPassword(hash("for something else"), "another hash", NOW))
                .isEmpty();
        assertThat(tokens().resetPassword(hash("late"), "another hash", END)).isEmpty();
        assertThat(tokens().verifyAddress(hash("late"), NOW)).isEmpty();
        assertThat(tokens().verifyAddress(hash("for something else"), END)).isEmpty();
        assertThat(users().findByEmail(ada.email())).contains(new Account(ada, "a hash"));
        assertThat(profiles().find(ada.id()).orElseThrow().verified()).isFalse();
        assertThat(sessions().person(session.id(), NOW)).contains(ada);
    }

    @Test
    void resetsForOneOfManyWhoComeAtOnce() throws Exception {
        put(ada, Purpose.RESET, "one");
        List<Optional<User>> outcomes =
                InParallel.run(8, thread -> tokens().resetPassword(hash("one"), "hash " + thread, NOW));
        assertThat(outcomes).filteredOn(Optional::isPresent).hasSize(1);
    }

    @Test
    void endsTheLinkToChooseAPasswordWhenOneIsChosenOtherwise() {
        put(ada, Purpose.RESET, "reset");
        put(ada, Purpose.VERIFICATION, "verification");
        put(bob, Purpose.RESET, "bobs");
        users().changePassword(ada.id(), "another hash");
        assertThat(tokens().find(Purpose.RESET, hash("reset"), NOW)).isEmpty();
        assertThat(tokens().find(Purpose.VERIFICATION, hash("verification"), NOW))
                .contains(ada);
        assertThat(tokens().find(Purpose.RESET, hash("bobs"), NOW)).contains(bob);
    }

    @Test
    void verifiesAnAddressOnceAndLeavesTheRestAsItIs() {
        Session session = session(ada, 1);
        put(ada, Purpose.VERIFICATION, "one");
        assertThat(tokens().verifyAddress(hash("one"), NOW)).contains(ada);
        assertThat(profiles().find(ada.id()).orElseThrow().verified()).isTrue();
        assertThat(profiles().find(bob.id()).orElseThrow().verified()).isFalse();
        assertThat(sessions().person(session.id(), NOW)).contains(ada);
        assertThat(tokens().verifyAddress(hash("one"), NOW)).isEmpty();
    }

    private void put(User user, Purpose purpose, String token) {
        tokens().put(user.id(), purpose, hash(token), END);
    }

    private void key(User maker, OrganisationId organisation, int number) {
        ApiKey key = new ApiKey(
                new ApiKeyId(new UUID(6, number)),
                organisation,
                "robot " + number,
                Set.of(Permission.DEVICES_READ),
                "vsk_Ab3d",
                maker.email().value(),
                NOW,
                null,
                null);
        assertThat(keys().add(key, hash("robot " + number), ApiKey.MOST)).isTrue();
    }

    private Session session(User user, int number) {
        Session session = new Session(new SessionId(new UUID(4, number)), user.id(), NOW, NOW.plus(Duration.ofDays(1)));
        sessions().begin(session, null);
        return session;
    }

    private static Sha256 hash(String token) {
        return new AccountToken(token).hash();
    }

    private static User owner(int number, OrganisationId organisation, String email) {
        return new User(new UserId(new UUID(3, number)), organisation, new EmailAddress(email), Role.OWNER);
    }
}
