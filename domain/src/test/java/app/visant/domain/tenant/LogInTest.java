package app.visant.domain.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.TestClock;
import app.visant.domain.kernel.VisantException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogInTest {
    private static final String HERE = "192.0.2.7";

    private final QuickPasswordHashing hashing = new QuickPasswordHashing();
    private final Users users = new InMemoryUsers();
    private final TestClock clock = new TestClock();
    private final LogIn logIn = new LogIn(users, hashing, new InMemoryLogInAttempts(), clock);
    private final User ada = TestOrganisations.user(1, "ada@example.org");

    @Test
    void provesWhoKnowsThePassword() {
        users.add(new Account(ada, hashing.hash("correct horse")));
        assertThat(logIn.logIn(new EmailAddress("ADA@example.org"), "correct horse", HERE))
                .isEqualTo(ada);
    }

    @Test
    void refusesAWrongPassword() {
        users.add(new Account(ada, hashing.hash("correct horse")));
        assertThatThrownBy(() -> logIn.logIn(ada.email(), "battery", HERE)).isInstanceOf(InvalidCredentials.class);
    }

    @Test
    void refusesAnUnknownAddressInTheSameWordsAndAfterTheSameWork() {
        users.add(new Account(ada, hashing.hash("correct horse")));
        assertThatThrownBy(() -> logIn.logIn(new EmailAddress("bob@example.org"), "battery", HERE))
                .isInstanceOf(InvalidCredentials.class)
                .hasMessage(new InvalidCredentials().getMessage());
        assertThat(hashing.compared()).as("a hash was compared all the same").hasSize(1);
    }

    @Test
    void doesNotLetNobodysPasswordIn() {
        assertThatThrownBy(() -> logIn.logIn(new EmailAddress("bob@example.org"), "nobody has this password", HERE))
                .isInstanceOf(InvalidCredentials.class);
    }

    @Test
    void asksForPatienceAfterManyFailuresEvenIfTheNextIsRight() {
        users.add(new Account(ada, hashing.hash("correct horse")));
        int before = fail(ada.email(), 6);
        assertThatThrownBy(() -> logIn.logIn(ada.email(), "correct horse", HERE))
                .isInstanceOfSatisfying(
                        TooManyAttempts.class,
                        refused -> assertThat(refused.retryAfter()).contains(Duration.ofSeconds(1)));
        assertThat(hashing.compared()).as("it is not looked at").hasSize(before);
        clock.advance(Duration.ofSeconds(1));
        assertThat(logIn.logIn(ada.email(), "correct horse", HERE)).isEqualTo(ada);
        fail(ada.email(), 5);
        assertThat(logIn.logIn(ada.email(), "correct horse", HERE))
                .as("all is forgotten")
                .isEqualTo(ada);
    }

    @Test
    void treatsAnAddressThatNobodyHasInTheSameWay() {
        EmailAddress nobody = new EmailAddress("nobody@example.org");
        fail(nobody, 6);
        assertThatThrownBy(() -> logIn.logIn(nobody, "anything", HERE)).isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void asksForPatienceWhoTriesManyAccountsFromOnePlaceAndNobodyElse() {
        users.add(new Account(ada, hashing.hash("correct horse")));
        for (int i = 0; i < 21; i++) {
            fail(new EmailAddress("somebody-" + i + "@example.org"), 1);
        }
        assertThatThrownBy(() -> logIn.logIn(ada.email(), "correct horse", HERE))
                .isInstanceOf(TooManyAttempts.class);
        assertThat(logIn.logIn(ada.email(), "correct horse", "198.51.100.1")).isEqualTo(ada);
    }

    @Test
    void doesNotCountForAPlaceWhatWasRight() {
        users.add(new Account(ada, hashing.hash("correct horse")));
        for (int i = 0; i < 100; i++) {
            assertThat(logIn.logIn(ada.email(), "correct horse", HERE)).isEqualTo(ada);
        }
    }

    @Test
    void doesNotCountWhatNobodyCouldLookAt() {
        AtomicBoolean busy = new AtomicBoolean(true);
        Passwords passwords = (email, password) -> {
            if (busy.get()) {
                throw new Busy();
            }
            return Optional.of(ada);
        };
        LogIn sometimes = new LogIn(passwords, new InMemoryLogInAttempts(), clock);
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> sometimes.logIn(ada.email(), "correct horse", HERE))
                    .isInstanceOf(Busy.class);
        }
        busy.set(false);

        assertThat(sometimes.logIn(ada.email(), "correct horse", HERE)).isEqualTo(ada);
    }

    private static final class Busy extends VisantException {
        Busy() {
            super(Kind.UNAVAILABLE, "busy", "Not now.");
        }
    }

    private int fail(EmailAddress email, int times) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> logIn.logIn(email, "battery", HERE)).isInstanceOf(InvalidCredentials.class);
        }
        return hashing.compared().size();
    }

    @Test
    void showsNoPasswordHash() {
        assertThat(new Account(ada, "secret hash").toString()).doesNotContain("secret hash");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.org",
                "ada@",
                "a da@example.org",
                "ada@example..org",
                "ad\0a@example.org",
                "ada@b@c"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> new EmailAddress(text)).isInstanceOf(InvalidInput.class);
    }
}
