package app.visant.domain.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.PredictableIds;
import app.visant.domain.kernel.TestClock;
import app.visant.domain.kernel.UserId;
import app.visant.domain.session.KeepSessions.Begun;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.InMemoryLogInAttempts;
import app.visant.domain.tenant.InMemoryUsers;
import app.visant.domain.tenant.LogIn;
import app.visant.domain.tenant.NewPassword;
import app.visant.domain.tenant.QuickPasswordHashing;
import app.visant.domain.tenant.TestOrganisations;
import app.visant.domain.tenant.TooManyAttempts;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeepSessionsTest {
    private static final String HERE = "192.0.2.7";
    private static final NewPassword NEXT = new NewPassword("a better password");

    private final TestClock clock = new TestClock();
    private final InMemoryUsers users = new InMemoryUsers();
    private final QuickPasswordHashing hashing = new QuickPasswordHashing();
    private final Sessions sessions = new InMemorySessions(users::find);
    private final KeepSessions keep = new KeepSessions(
            sessions,
            new KeepSessions.Lifetimes(Duration.ofDays(14), Duration.ofHours(12)),
            new PredictableIds(),
            clock);
    private final LogIn logIn = new LogIn(users, hashing, new InMemoryLogInAttempts(), clock);
    private final ChangePassword change = new ChangePassword(logIn, users, hashing, keep);
    private final User ada = TestOrganisations.user(1, "ada@example.org");

    @BeforeEach
    void makeAda() {
        users.add(new Account(ada, hashing.hash("correct horse")));
    }

    @Test
    void refreshesByEachTokenOnce() {
        Begun begun = keep.begin(ada);
        Refresh first = keep.refresh(begun.token());
        assertThat(first).isInstanceOfSatisfying(Refresh.Rotated.class, rotated -> {
            assertThat(rotated.user()).isEqualTo(ada);
            assertThat(rotated.session().id()).isEqualTo(begun.session().id());
            assertThat(rotated.next()).isNotEqualTo(begun.token());
        });
        assertThat(keep.refresh(begun.token()))
                .isEqualTo(new Refresh.Reused(begun.session().id()));
        assertThat(goesOn(begun.session())).isFalse();
        assertThat(keep.refresh(new RefreshToken("made up"))).isEqualTo(new Refresh.Refused());
    }

    @Test
    void endsInABrowserByItsTime() {
        Session session = keep.beginInBrowser(ada);
        clock.advance(Duration.ofHours(12).minusSeconds(1));
        assertThat(goesOn(session)).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(goesOn(session)).isFalse();
    }

    @Test
    void endsByNameAndByToken() {
        Begun one = keep.begin(ada);
        Begun other = keep.begin(ada);
        keep.end(one.session().id());
        assertThat(goesOn(one.session())).isFalse();
        assertThat(goesOn(other.session())).isTrue();
        keep.end(other.token());
        assertThat(goesOn(other.session())).isFalse();
        keep.end(new RefreshToken("made up"));
    }

    @Test
    void endsAllOtherSessionsWithTheOldPassword() {
        Session kept = keep.beginInBrowser(ada);
        Begun other = keep.begin(ada);

        change.change(ada, kept.id(), "correct horse", NEXT, HERE);

        assertThat(goesOn(kept)).isTrue();
        assertThat(goesOn(other.session())).isFalse();
        assertThat(logIn.logIn(ada.email(), NEXT.value(), HERE)).isEqualTo(ada);
    }

    @Test
    void leavesNoOtherSessionBesideANewPasswordWhenItCrashes() {
        Session stolen = keep.beginInBrowser(ada);
        Session kept = keep.beginInBrowser(ada);
        ChangePassword crashing = new ChangePassword(logIn, new CrashingUsers(users), hashing, keep);

        assertThatThrownBy(() -> crashing.change(ada, kept.id(), "correct horse", NEXT, HERE))
                .hasMessage("the power is gone");

        assertThat(goesOn(stolen)).isFalse();
        assertThat(goesOn(kept)).isTrue();
        assertThat(logIn.logIn(ada.email(), "correct horse", HERE)).isEqualTo(ada);
    }

    /** Goes down at each change. */
    private record CrashingUsers(Users users) implements Users {
        @Override
        public boolean add(Account account) {
            throw new IllegalStateException("the power is gone");
        }

        @Override
        public Optional<Account> findByEmail(EmailAddress email) {
            return users.findByEmail(email);
        }

        @Override
        public Optional<User> find(UserId id) {
            return users.find(id);
        }

        @Override
        public boolean changePassword(UserId id, String passwordHash) {
            throw new IllegalStateException("the power is gone");
        }

        @Override
        public boolean isEmpty() {
            return users.isEmpty();
        }
    }

    @Test
    void changesNothingForWhoDoesNotKnowThePresentPassword() {
        Session kept = keep.beginInBrowser(ada);
        Session other = keep.beginInBrowser(ada);
        for (int i = 0; i < 6; i++) {
            assertThatThrownBy(() -> change.change(ada, kept.id(), "battery", NEXT, HERE))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("current_password");
        }
        assertThatThrownBy(() -> change.change(ada, kept.id(), "correct horse", NEXT, HERE))
                .isInstanceOf(TooManyAttempts.class);
        clock.advance(Duration.ofMinutes(1));
        assertThat(goesOn(other)).isTrue();
        assertThat(logIn.logIn(ada.email(), "correct horse", HERE)).isEqualTo(ada);
    }

    @Test
    void showsNoSecret() {
        assertThat(new RefreshToken("secret").toString()).doesNotContain("secret");
        assertThat(NEXT.toString()).doesNotContain("better");
        assertThatThrownBy(() -> new NewPassword("too short")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new NewPassword("x".repeat(257))).isInstanceOf(InvalidInput.class);
    }

    private boolean goesOn(Session session) {
        return sessions.person(session.id(), clock.instant()).isPresent();
    }
}
