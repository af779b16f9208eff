package app.visant.domain.account;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.apikey.InMemoryApiKeys;
import app.visant.domain.kernel.PredictableIds;
import app.visant.domain.kernel.TestClock;
import app.visant.domain.kernel.UserId;
import app.visant.domain.mail.InMemoryMail;
import app.visant.domain.mail.Letter;
import app.visant.domain.session.InMemorySessions;
import app.visant.domain.session.Session;
import app.visant.domain.session.SessionId;
import app.visant.domain.session.Sessions;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.InMemoryLogInAttempts;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.InMemoryUsers;
import app.visant.domain.tenant.LogIn;
import app.visant.domain.tenant.NewPassword;
import app.visant.domain.tenant.QuickPasswordHashing;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.TestOrganisations;
import app.visant.domain.tenant.TooManyAttempts;
import app.visant.domain.tenant.User;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountLettersTest {
    private static final String HERE = "192.0.2.7";
    private static final URI CLOUD = URI.create("https://visant.example.org/");
    private static final EmailAddress ADA = new EmailAddress("ada@example.org");
    private static final EmailAddress NOBODY = new EmailAddress("nobody@example.org");
    private static final NewPassword NEXT = new NewPassword("a better password");
    private static final Pattern LINK =
            Pattern.compile("https://visant\\.example\\.org/ui/(reset|verify)\\?token=(\\S+)");

    private final TestClock clock = new TestClock();
    private final PredictableIds ids = new PredictableIds();
    private final InMemoryUsers users = new InMemoryUsers();
    private final InMemoryProfiles profiles = new InMemoryProfiles(users);
    private final Sessions sessions = new InMemorySessions(users::find);
    private final QuickPasswordHashing hashing = new QuickPasswordHashing();
    private final InMemoryLogInAttempts attempts = new InMemoryLogInAttempts();
    private final InMemoryMail mail = new InMemoryMail();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final AccountTokens tokens = new InMemoryAccountTokens(users, profiles, sessions, new InMemoryApiKeys());
    private final ForgottenPassword forgotten =
            new ForgottenPassword(users, tokens, hashing, attempts, mail, CLOUD, later::add, ids, clock);
    private final VerifiedPeople verified = new VerifiedPeople(profiles);
    private final VerifyAddress verify = new VerifyAddress(verified, tokens, attempts, mail, CLOUD, ids, clock);
    private User ada;

    @BeforeEach
    void signUp() {
        ada = new User(new UserId(ids.newUuid()), OURS, ADA, Role.OWNER);
        new InMemorySignUps(new InMemoryOrganisations(), users, profiles)
                .add(TestOrganisations.organisation(OURS), new Account(ada, hashing.hash("correct horse")));
    }

    @Test
    void letsWhoeverGetsTheLetterChooseAPassword() {
        Session session = new Session(
                new SessionId(new UUID(4, 4)),
                ada.id(),
                clock.instant(),
                clock.instant().plusSeconds(60));
        sessions.begin(session, null);
        AccountToken token = ask();
        assertThat(forgotten.look(token)).isEqualTo(ADA);

        forgotten.reset(token, NEXT);

        assertThat(new LogIn(users, hashing, attempts, clock).logIn(ADA, NEXT.value(), HERE))
                .isEqualTo(ada);
        assertThat(sessions.person(session.id(), clock.instant())).isEmpty();
        assertThat(mail.sent().getLast().to()).isEqualTo(ADA);
        assertThat(mail.sent().getLast().subject()).contains("is changed");
        assertThatThrownBy(() -> forgotten.reset(token, NEXT)).isInstanceOf(LinkGone.class);
        verified.require(ada.id());
    }

    @Test
    void endsTheLinkAfterAnHourAndWhenThereIsANewOne() {
        AccountToken first = ask();
        AccountToken second = ask();
        assertThatThrownBy(() -> forgotten.look(first)).isInstanceOf(LinkGone.class);
        clock.advance(Duration.ofMinutes(60).minusSeconds(1));
        assertThat(forgotten.look(second)).isEqualTo(ADA);
        clock.advance(Duration.ofSeconds(1));
        assertThatThrownBy(() -> forgotten.look(second)).isInstanceOf(LinkGone.class);
        assertThatThrownBy(() -> forgotten.reset(second, NEXT)).isInstanceOf(LinkGone.class);
        assertThatThrownBy(() -> forgotten.look(new AccountToken("made up"))).isInstanceOf(LinkGone.class);
    }

    @Test
    void doesTheSameForAnAddressThatNobodyHasUntilTheAnswerIsGiven() {
        forgotten.ask(NOBODY, HERE);
        forgotten.ask(ADA, HERE);
        assertThat(later).hasSize(2);
        assertThat(mail.sent()).isEmpty();
        later.forEach(Runnable::run);
        assertThat(mail.sent()).extracting(Letter::to).containsExactly(ADA);
    }

    @Test
    void asksForPatienceWhoeverWantsManyLettersForAnAddressOrFromAPlace() {
        for (EmailAddress address : new EmailAddress[] {ADA, NOBODY}) {
            for (int i = 0; i < 4; i++) {
                forgotten.ask(address, "192.0.2." + i);
            }
            assertThatThrownBy(() -> forgotten.ask(address, HERE)).isInstanceOf(TooManyAttempts.class);
        }
        for (int i = 0; i < 21; i++) {
            forgotten.ask(new EmailAddress("a" + i + "@example.org"), "198.51.100.1");
        }
        assertThatThrownBy(() -> forgotten.ask(new EmailAddress("b@example.org"), "198.51.100.1"))
                .isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void verifiesAnAddressByTheLinkInALetter() {
        assertThatThrownBy(() -> verified.require(ada.id())).isInstanceOf(AddressUnverified.class);
        verify.send(ada);
        AccountToken token = token("verify");
        assertThat(verify.look(token)).isEqualTo(ada);
        assertThat(verify.verify(token)).isEqualTo(ada);
        verified.require(ada.id());
        assertThatThrownBy(() -> verify.verify(token)).isInstanceOf(LinkGone.class);
        verify.send(ada);
        assertThat(mail.sent()).as("verified already").hasSize(1);
    }

    @Test
    void takesNoLinkForAnotherPurpose() {
        AccountToken reset = ask();
        assertThatThrownBy(() -> verify.verify(reset)).isInstanceOf(LinkGone.class);
        verify.send(ada);
        AccountToken verification = token("verify");
        assertThatThrownBy(() -> forgotten.reset(verification, NEXT)).isInstanceOf(LinkGone.class);
        clock.advance(VerifyAddress.LIFETIME);
        assertThatThrownBy(() -> verify.look(verification)).isInstanceOf(LinkGone.class);
    }

    @Test
    void sendsOnlySomeLettersToOnePerson() {
        for (int i = 0; i < 4; i++) {
            verify.send(ada);
        }
        assertThatThrownBy(() -> verify.send(ada)).isInstanceOf(TooManyAttempts.class);
        assertThat(mail.sent()).hasSize(4);
    }

    @Test
    void showsNoToken() {
        assertThat(new AccountToken("secret").toString()).doesNotContain("secret");
    }

    private AccountToken ask() {
        forgotten.ask(ADA, HERE);
        later.remove().run();
        return token("reset");
    }

    private AccountToken token(String page) {
        Letter letter = mail.sent().getLast();
        assertThat(letter.to()).isEqualTo(ADA);
        Matcher link = LINK.matcher(letter.text());
        assertThat(link.find()).as(letter.text()).isTrue();
        assertThat(link.group(1)).isEqualTo(page);
        return new AccountToken(link.group(2));
    }
}
