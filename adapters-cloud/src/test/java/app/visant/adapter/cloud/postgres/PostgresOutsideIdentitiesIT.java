package app.visant.adapter.cloud.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.identity.OutsideIdentities;
import app.visant.domain.identity.OutsideIdentitiesContract;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Users;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresOutsideIdentitiesIT extends OutsideIdentitiesContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final PostgresStore store = PostgresStore.empty(DATABASE);
    private final OutsideIdentities identities = new PostgresOutsideIdentities(DATABASE.jdbi());

    @Test
    void bindsNoAccountThatSomebodyElseMayHaveMade() {
        EmailAddress ada = new EmailAddress("ada@example.org");
        DATABASE.jdbi()
                .useHandle(
                        handle -> handle.execute("UPDATE account SET verified = false WHERE email = ?", ada.value()));
        assertThat(identities.bind("https://login.example.org", "s1", ada, Instant.EPOCH))
                .isEmpty();
    }

    @Override
    protected Organisations organisations() {
        return store.organisations();
    }

    @Override
    protected Users users() {
        return store.users();
    }

    @Override
    protected OutsideIdentities identities() {
        return identities;
    }
}
