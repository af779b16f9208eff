package app.visant.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.apikey.InMemoryApiKeys;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.PredictableIds;
import app.visant.domain.kernel.TestClock;
import app.visant.domain.mail.InMemoryMail;
import app.visant.domain.session.InMemorySessions;
import app.visant.domain.tenant.AddressTaken;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.InMemoryLogInAttempts;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.InMemoryUsers;
import app.visant.domain.tenant.LogIn;
import app.visant.domain.tenant.NewPassword;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.QuickPasswordHashing;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.TooManyAttempts;
import app.visant.domain.tenant.User;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignUpTest {
    private static final String HERE = "192.0.2.7";
    private static final EmailAddress ADA = new EmailAddress("ada@example.org");

    private final TestClock clock = new TestClock();
    private final Organisations organisations = new InMemoryOrganisations();
    private final InMemoryUsers users = new InMemoryUsers();
    private final QuickPasswordHashing hashing = new QuickPasswordHashing();
    private final InMemoryLogInAttempts attempts = new InMemoryLogInAttempts();
    private final InMemoryMail mail = new InMemoryMail();
    private final SignUp signUp = signUp(true);

    @Test
    void makesAnOrganisationOnTrialAndItsOwnerWhoCanLogIn() {
        User owner = signUp.signUp(request(ADA, " Harbour "), HERE);

        assertThat(owner.role()).isEqualTo(Role.OWNER);
        assertThat(new LogIn(users, hashing, attempts, clock).logIn(ADA, "correct horse", HERE))
                .isEqualTo(owner);
        assertThat(organisations.find(owner.organisation()))
                .contains(new Organisation(
                        owner.organisation(),
                        "Harbour",
                        5,
                        clock.instant().plus(Duration.ofDays(30)),
                        false,
                        clock.instant()));
    }

    @Test
    void sendsTheOwnerALetterByWhichTheyShowThatTheAddressIsTheirs() {
        signUp.signUp(request(ADA, "Harbour"), HERE);
        assertThat(mail.sent()).singleElement().satisfies(letter -> {
            assertThat(letter.to()).isEqualTo(ADA);
            assertThat(letter.text()).contains("https://visant.example.org/ui/verify?token=");
        });
    }

    @Test
    void makesNoSecondAccountForAnAddress() {
        User first = signUp.signUp(request(ADA, "Harbour"), HERE);
        assertThatThrownBy(() -> signUp.signUp(request(ADA, "Other"), HERE)).isInstanceOf(AddressTaken.class);
        assertThat(users.people()).containsExactly(first);
        assertThat(mail.sent()).hasSize(1);
    }

    @Test
    void takesNobodyInWhereThatIsSwitchedOff() {
        SignUp closed = signUp(false);
        assertThat(closed.isOpen()).isFalse();
        assertThatThrownBy(() -> closed.signUp(request(ADA, "Harbour"), HERE)).isInstanceOf(SignUpClosed.class);
        assertThat(users.people()).isEmpty();
    }

    @Test
    void asksForPatienceWhoeverComesFromOnePlaceTooOften() {
        for (int i = 0; i < 6; i++) {
            signUp.signUp(request(new EmailAddress("a" + i + "@example.org"), "Harbour"), HERE);
        }
        assertThatThrownBy(() -> signUp.signUp(request(ADA, "Harbour"), HERE))
                .isInstanceOfSatisfying(
                        TooManyAttempts.class,
                        refused -> assertThat(refused.retryAfter()).contains(Duration.ofMinutes(1)));
        assertThat(signUp.signUp(request(ADA, "Harbour"), "198.51.100.1").email())
                .isEqualTo(ADA);
        clock.advance(Duration.ofMinutes(1));
        assertThat(signUp.signUp(request(new EmailAddress("bob@example.org"), "Harbour"), HERE)
                        .role())
                .isEqualTo(Role.OWNER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two\nlines"})
    void refusesWhatIsNoName(String name) {
        assertThatThrownBy(() -> request(ADA, name))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("organisation");
        assertThatThrownBy(() -> request(ADA, "x".repeat(101))).isInstanceOf(InvalidInput.class);
    }

    @Test
    void showsNoPassword() {
        assertThat(request(ADA, "Harbour").toString()).doesNotContain("correct horse");
    }

    private SignUp signUp(boolean open) {
        InMemoryProfiles profiles = new InMemoryProfiles(users);
        VerifyAddress verify = new VerifyAddress(
                new VerifiedPeople(profiles),
                new InMemoryAccountTokens(users, profiles, new InMemorySessions(users::find), new InMemoryApiKeys()),
                attempts,
                mail,
                URI.create("https://visant.example.org"),
                new PredictableIds(),
                clock);
        return new SignUp(
                new InMemorySignUps(organisations, users, profiles),
                hashing,
                attempts,
                verify,
                open,
                new PredictableIds(),
                clock);
    }

    private static SignUp.Request request(EmailAddress email, String organisation) {
        return new SignUp.Request(email, new NewPassword("correct horse"), organisation);
    }
}
