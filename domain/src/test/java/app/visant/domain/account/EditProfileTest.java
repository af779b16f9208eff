package app.visant.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.UserId;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.InMemoryUsers;
import app.visant.domain.tenant.TestOrganisations;
import app.visant.domain.tenant.User;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EditProfileTest {
    private final InMemoryUsers users = new InMemoryUsers();
    private final EditProfile edit = new EditProfile(new InMemoryProfiles(users));
    private final User ada = TestOrganisations.user(1, "ada@example.org");

    @Test
    void keepsANameAndTakesItBack() {
        users.add(new Account(ada, "a hash"));
        assertThat(edit.rename(ada.id(), " Ada ").name()).isEqualTo("Ada");
        assertThat(edit.show(ada.id()).name()).isEqualTo("Ada");
        assertThat(edit.rename(ada.id(), "").name()).isEmpty();
    }

    @Test
    void refusesWhatNobodyIsCalled() {
        users.add(new Account(ada, "a hash"));
        assertThatThrownBy(() -> edit.rename(ada.id(), "x".repeat(101))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> edit.rename(ada.id(), "two\nlines")).isInstanceOf(InvalidInput.class);
        assertThat(edit.show(ada.id()).name()).isEmpty();
        assertThatThrownBy(() -> edit.rename(new UserId(new UUID(9, 9)), "Nobody"))
                .isInstanceOf(NotFound.class);
    }
}
