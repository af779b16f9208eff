package app.visant.adapter.cloud.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class DatabaseIT {
    @Test
    void givesEachTestClassOurTablesWithoutRows(Jdbi jdbi) {
        int rows = jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM capture")
                .mapTo(int.class)
                .one());
        assertThat(rows).isZero();
    }

    @Test
    void opensADatabaseThatIsUpToDateAgain() {
        try (Database again = Database.open(TestDatabase.fresh())) {
            assertThat(again.connectionPool().getSize()).isPositive();
        }
    }

    @Test
    void saysThatItCannotBeReachedWithoutItsPassword() {
        DatabaseAddress nowhere = DatabaseAddress.parse("postgresql://visant:geheim@127.0.0.1:1/visant");
        assertThatThrownBy(() -> Database.open(nowhere))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("127.0.0.1:1/visant")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void refusesTablesOfANewerProgram() {
        DatabaseAddress address = TestDatabase.fresh();
        try (Database database = Database.connect(address)) {
            database.jdbi().useHandle(handle -> handle.execute("""
                            UPDATE flyway_schema_history SET checksum = 0 WHERE version = '0001'
                            """));
        }
        assertThatThrownBy(() -> Database.open(address))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("checksum");
    }
}
