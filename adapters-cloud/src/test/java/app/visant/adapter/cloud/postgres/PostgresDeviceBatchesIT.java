package app.visant.adapter.cloud.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.device.DeviceBatches;
import app.visant.domain.device.DeviceBatchesContract;
import app.visant.domain.device.Devices;
import app.visant.domain.device.DevicesBusy;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.TestOrganisations;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PostgresDeviceBatchesIT extends DeviceBatchesContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final PostgresStore store = PostgresStore.empty(DATABASE);
    private final DeviceBatches batches = new PostgresAdapters(DATABASE.jdbi()).deviceBatches();

    @Override
    protected Organisations organisations() {
        return store.organisations();
    }

    @Override
    protected Devices devices() {
        return store.devices();
    }

    @Override
    protected DeviceBatches batches() {
        return batches;
    }

    /** PostgreSQL asks each table that names devices, by nothing but the device, for each one that is removed. */
    @Test
    void findsByAnIndexWhetherAnythingNamesADeviceThatIsRemoved() {
        List<String> searched = DATABASE.jdbi()
                .withHandle(
                        handle -> handle.createQuery("""
                                SELECT conrelid::regclass::text FROM pg_constraint
                                WHERE contype = 'f' AND confrelid = 'device'::regclass
                                  AND NOT EXISTS (SELECT FROM pg_index WHERE indrelid = conrelid AND indkey[0] = conkey[1]
                                                  AND indpred IS NULL AND indisvalid)
                                """).mapTo(String.class).list());
        assertThat(searched).isEmpty();
    }

    @Test
    void putsOffWhoeverWaitsTooLongForAnotherChange() {
        try (Handle held = DATABASE.jdbi().open().begin()) {
            PostgresDevices.lockSlots(held, TestOrganisations.OURS);

            assertThatThrownBy(() -> batches.removeUnused(TestOrganisations.OURS, "B1"))
                    .isInstanceOfSatisfying(
                            DevicesBusy.class,
                            refused -> assertThat(refused.retryAfter()).contains(Duration.ofSeconds(2)));
            held.rollback();
        }
        assertThat(batches.removeUnused(TestOrganisations.OURS, "B1")).isEmpty();
    }
}
