package app.visant.domain.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.kernel.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogInTest {
    private final QuickPasswordHashing hashing = new QuickPasswordHashing();
    private final Users users = new InMemoryUsers();
    private final LogIn logIn = new LogIn(users, hashing);
    private final User ada = TestOrganisations.user(1, "ada@example.org");

    @Test
    void provesWhoKnowsThePassword() {
        users.add(new Account(ada, hashing.hash("correct horse")));
        assertThat(logIn.logIn(new EmailAddress("ADA@example.org"), "correct horse"))
                .isEqualTo(ada);
    }

    @Test
    void refusesAWrongPassword() {
        users.add(new Account(ada, hashing.hash("correct horse")));
        assertThatThrownBy(() -> logIn.logIn(ada.email(), "battery")).isInstanceOf(InvalidCredentials.class);
    }

    @Test
    void refusesAnUnknownAddressInTheSameWordsAndAfterTheSameWork() {
        users.add(new Account(ada, hashing.hash("correct horse")));
        assertThatThrownBy(() -> logIn.logIn(new EmailAddress("bob@example.org"), "battery"))
                .isInstanceOf(InvalidCredentials.class)
                .hasMessage(new InvalidCredentials().getMessage());
        assertThat(hashing.compared()).as("a hash was compared all the same").hasSize(1);
    }

    @Test
    void doesNotLetNobodysPasswordIn() {
        assertThatThrownBy(() -> logIn.logIn(new EmailAddress("bob@example.org"), "nobody has this password"))
                .isInstanceOf(InvalidCredentials.class);
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
