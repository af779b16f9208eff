package app.visant.adapter.cloud.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class SplitPermissionIT {
    private static final String SCRIPT = "migration/V0042__split_what_proves_devices_from_managing_them.sql";

    @Test
    void letsKeysGoOnProvingTheDevicesThatTheyManage(Jdbi jdbi) throws IOException {
        UUID organisation = UUID.randomUUID();
        jdbi.useHandle(handle -> handle.execute("""
                INSERT INTO organisation (org_id, name, device_slots, plan, allow_tokenless_devices, created_at)
                VALUES (?, 'ours', 5, 'ENDLESS', false, now())
                """, organisation));
        insert(jdbi, organisation, "manager", "devices:manage,devices:read");
        insert(jdbi, organisation, "reader", "devices:read");

        for (int times = 0; times < 2; times++) {
            jdbi.useHandle(handle -> handle.createScript(script()).execute());

            assertThat(permissions(jdbi, "manager")).isEqualTo("devices:manage,devices:read,devices:prove");
            assertThat(permissions(jdbi, "reader")).isEqualTo("devices:read");
        }
    }

    private static String script() throws IOException {
        try (InputStream script = Database.class.getResourceAsStream(SCRIPT)) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void insert(Jdbi jdbi, UUID organisation, String name, String permissions) {
        jdbi.useHandle(handle -> handle.execute("""
                INSERT INTO api_key (key_id, org_id, name, permissions, hint, secret_hash, made_by, made_at)
                VALUES (?, ?, ?, string_to_array(?, ','), 'vsk_', ?, 'ada@example.org', now())
                """, UUID.randomUUID(), organisation, name, permissions, name));
    }

    private static String permissions(Jdbi jdbi, String name) {
        return jdbi.withHandle(
                handle -> handle.select("SELECT array_to_string(permissions, ',') FROM api_key WHERE name = ?", name)
                        .mapTo(String.class)
                        .one());
    }
}
