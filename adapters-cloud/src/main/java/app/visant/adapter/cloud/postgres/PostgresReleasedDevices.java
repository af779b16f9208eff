package app.visant.adapter.cloud.postgres;

import app.visant.domain.device.Device;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.settings.DegradationSettings;
import app.visant.domain.settings.DeviceSettings;
import app.visant.domain.settings.StorageSettings;
import app.visant.domain.settings.UploadSettings;
import app.visant.domain.trigger.ReleasedDevices;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

final class PostgresReleasedDevices implements ReleasedDevices {
    private static final String KEEP = """
            INSERT INTO former_device (org_id, device_id, name, batch, created_at, activated_at, deactivated_at)
            VALUES (:org, :device, :name, :batch, :created, :activated::timestamptz, :deactivated::timestamptz)
            ON CONFLICT (org_id, device_id) DO UPDATE
            SET name = excluded.name, activated_at = excluded.activated_at, deactivated_at = excluded.deactivated_at
            """;

    private final Jdbi jdbi;

    PostgresReleasedDevices(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public boolean add(Device before, Device after, String reason, Instant at) {
        return jdbi.inTransaction(handle -> {
            boolean released = release(handle, before, after, reason, at);
            if (!released) {
                handle.rollback();
            }
            return released;
        });
    }

    private static boolean release(Handle handle, Device before, Device after, String reason, Instant at) {
        OrganisationId organisation = before.owner().orElseThrow();
        Optional<LockedSchedules> schedules = LockedSchedules.of(handle, organisation, List.of(before.id()));
        if (schedules.isEmpty()) {
            return false;
        }
        schedules.get().end(handle, at);
        PostgresTriggers.abandon(handle, organisation, before.id(), reason, at);
        forget(handle, organisation, before.id(), at);
        keep(handle, organisation, before);
        return PostgresDevices.replace(handle, before, after);
    }

    /** Of the wishes only the version stays, by which the device knows that those that it has are no more. */
    private static void forget(Handle handle, OrganisationId organisation, DeviceId device, Instant at) {
        long version = PostgresAssignedSettings.of(handle, organisation, device).version();
        if (version > 0) {
            DeviceSettings none = new DeviceSettings(
                    version + 1, StorageSettings.NONE, UploadSettings.NONE, DegradationSettings.NONE);
            PostgresAssignedSettings.put(handle, device, none, at);
        }
        handle.execute("DELETE FROM device_report WHERE device_id = ?", device.value());
        handle.execute("DELETE FROM device_seen WHERE device_id = ?", device.value());
    }

    private static void keep(Handle handle, OrganisationId organisation, Device device) {
        handle.createUpdate(KEEP)
                .bind("org", organisation.value())
                .bind("device", device.id().value())
                .bind("name", device.name())
                .bind("batch", device.batch())
                .bind("created", device.createdAt())
                .bind("activated", device.activatedAt())
                .bind("deactivated", device.deactivatedAt())
                .execute();
    }
}
