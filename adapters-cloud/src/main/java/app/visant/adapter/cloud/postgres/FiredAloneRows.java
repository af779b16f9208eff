package app.visant.adapter.cloud.postgres;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.schedule.Slot;
import app.visant.domain.trigger.FiredAlone;
import app.visant.domain.trigger.Trigger;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Triggers of slots that a device fired by itself before the cloud planned them. */
final class FiredAloneRows {
    private static final String SCHEDULE = """
            SELECT * FROM schedule WHERE schedule_id = :schedule AND device_id = :device
            UNION ALL
            SELECT * FROM deleted_schedule WHERE schedule_id = :schedule AND device_id = :device
            """;

    /** Waits for whoever is just planning the slot, who then wins. */
    private static final String STORE = """
            INSERT INTO trigger (org_id, trigger_id, device_id, schedule_id, type, label, state, reason, planned_at,
                                 created_at, ended_at, record_id)
            SELECT org_id, :trigger, :device, :schedule, 'SCHEDULED', :label, :state, :reason, :plannedAt, :at, :at, :record
            FROM device WHERE device_id = :device AND org_id = :org
            ON CONFLICT DO NOTHING
            """;

    private FiredAloneRows() {}

    /** The trigger, pending and not stored, of a slot of this device; empty if none of its schedules ever had the slot. */
    static Optional<Trigger> find(Handle handle, DeviceId device, Slot slot, Instant now) {
        return handle.createQuery(SCHEDULE)
                .bind("schedule", slot.schedule().value())
                .bind("device", device.value())
                .map(ScheduleRows::map)
                .findFirst()
                .flatMap(newest -> FiredAlone.trigger(newest, slot, now));
    }

    /** @return whether there was none of this id, and it was stored */
    static boolean store(Handle handle, Trigger ended) {
        return handle.createUpdate(STORE)
                        .bind("org", ended.organisation().value())
                        .bind("trigger", ended.id().value())
                        .bind("device", ended.device().value())
                        .bind(
                                "schedule",
                                ended.schedule() == null
                                        ? null
                                        : ended.schedule().value())
                        .bind("label", ended.label())
                        .bind("state", ended.state().name())
                        .bind("reason", ended.reason())
                        .bind("plannedAt", ended.plannedAt())
                        .bind("at", ended.endedAt())
                        .bind(
                                "record",
                                ended.capture() == null ? null : ended.capture().value())
                        .execute()
                == 1;
    }
}
