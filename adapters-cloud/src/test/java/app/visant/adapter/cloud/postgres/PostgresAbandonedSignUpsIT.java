package app.visant.adapter.cloud.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.account.AbandonedSignUps;
import app.visant.domain.account.AbandonedSignUpsContract;
import app.visant.domain.account.SignUps;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Users;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresAbandonedSignUpsIT extends AbandonedSignUpsContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private final PostgresStore store = PostgresStore.empty(DATABASE);
    private final AbandonedSignUps abandoned = new PostgresAbandonedSignUps(DATABASE.jdbi());

    @Override
    protected Organisations organisations() {
        return store.organisations();
    }

    @Override
    protected Users users() {
        return store.users();
    }

    @Override
    protected SignUps signUps() {
        return new PostgresSignUps(DATABASE.jdbi());
    }

    @Override
    protected AbandonedSignUps abandoned() {
        return abandoned;
    }

    @Override
    protected void use(OrganisationId organisation) {
        use(organisation, "QUAY1");
    }

    private static void use(OrganisationId organisation, String device) {
        execute("""
                INSERT INTO device (device_id, org_id, name, status, batch, created_at)
                VALUES ('%s', :org, 'Quay', 'DEACTIVATED', 'B1', now())
                """.formatted(device), organisation);
    }

    @Test
    void knowsEachTableThatNamesAnOrganisation() {
        List<String> tables = DATABASE.jdbi()
                .withHandle(
                        handle -> handle.createQuery("""
                                SELECT conrelid::regclass::text FROM pg_constraint
                                WHERE contype = 'f' AND confrelid = 'organisation'::regclass
                                """).mapTo(String.class).list());
        assertThat(Stream.concat(PostgresAbandonedSignUps.USED.stream(), PostgresAbandonedSignUps.GOES.stream()))
                .containsAll(tables)
                .doesNotHaveDuplicates();
    }

    @Test
    void removesWithItWhatPeopleMakeBeforeTheyHaveADevice() {
        Organisation organisation = signUp(1, NOW);
        use(signUp(2, NOW).id(), "SOLD1");
        for (String made : List.of(
                "INSERT INTO device_group VALUES (gen_random_uuid(), :org, 'quay')",
                "INSERT INTO device_batch VALUES (:org, 'B1', now())",
                "INSERT INTO device (device_id, name, status, batch, created_at) SELECT 'FREE1', '', 'MANUFACTURED', 'B1', created_at FROM organisation WHERE org_id = :org",
                "INSERT INTO device_of_batch VALUES (:org, 'B1', 'FREE1')",
                "INSERT INTO device_of_batch VALUES (:org, 'B1', 'SOLD1')",
                "INSERT INTO invitation VALUES (gen_random_uuid(), :org, 'a@example.org', 'VIEWER', 'hash', now(), now())",
                "INSERT INTO capture_tally VALUES (:org, 0, 0, 0)",
                """
                INSERT INTO session (session_id, user_id, began_at, ends_at)
                SELECT gen_random_uuid(), user_id, now(), now() FROM account WHERE org_id = :org
                """,
                """
                INSERT INTO api_key (key_id, org_id, name, permissions, hint, secret_hash, made_by, made_at)
                VALUES (gen_random_uuid(), :org, 'robot', '{}', '', 'hash', '', now())
                """)) {
            execute(made, organisation.id());
        }

        assertThat(abandoned.find(NOW.plusSeconds(1), 10)).containsExactly(organisation);
        assertThat(abandoned.remove(organisation.id())).isTrue();
        assertThat(store.organisations().find(organisation.id())).isEmpty();
        assertThat(store.devices().find(new DeviceId("FREE1")))
                .as("nobody ever had it")
                .isEmpty();
        assertThat(store.devices().find(new DeviceId("SOLD1")))
                .as("somebody else has it")
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO storage_quota VALUES (:org, 1, 1)",
                "UPDATE organisation SET plan = 'ENDLESS', plan_ends_at = NULL WHERE org_id = :org",
                "UPDATE organisation SET plan_ends_at = plan_ends_at + interval '60 days' WHERE org_id = :org",
                "UPDATE organisation SET device_slots = 200 WHERE org_id = :org",
                "INSERT INTO platform_administrator SELECT user_id, now() FROM account WHERE org_id = :org",
                "UPDATE account SET verified = true WHERE org_id = :org",
                """
                INSERT INTO mandate (session_id, user_id, email, org_id, org_name, reason, since, until)
                VALUES (gen_random_uuid(), gen_random_uuid(), '', :org, '', '', now(), now())
                """
            })
    void keepsWhatSomebodyDecidedAnythingFor(String decided) {
        Organisation organisation = signUp(1, NOW);
        execute(decided, organisation.id());
        assertThat(abandoned.find(NOW.plusSeconds(1), 10)).isEmpty();
        assertThat(abandoned.remove(organisation.id())).isFalse();
    }

    private static void execute(String sql, OrganisationId organisation) {
        UUID id = organisation.value();
        DATABASE.jdbi()
                .useHandle(handle -> handle.createUpdate(sql).bind("org", id).execute());
    }
}
