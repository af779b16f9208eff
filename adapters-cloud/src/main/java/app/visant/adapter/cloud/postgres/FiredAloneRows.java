package app.visant.adapter.cloud.postgres;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.schedule.Slot;
import app.visant.domain.trigger.FiredAlone;
import app.visant.domain.trigger.Trigger;
import app.visant.domain.trigger.TriggerState;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Triggers of slots that a device fired by itself before the cloud planned them. */
final class FiredAloneRows {
    private static final String SCHEDULE = """
            SELECT s.* FROM (
                SELECT * FROM schedule WHERE schedule_id = :schedule
                UNION ALL
                SELECT * FROM deleted_schedule WHERE schedule_id = :schedule) s
            JOIN device d ON d.device_id = s.device_id AND d.org_id = s.org_id
            WHERE s.device_id = :device
            """;

    /** Waits for whoever is just planning the slot, who then wins. */
    private static final String STORE = """
            INSERT INTO trigger (org_id, trigger_id, device_id, schedule_id, type, label, state, reason, planned_at,
                                 created_at, received_at, ended_at, record_id, lost_sha256)
            SELECT org_id, :trigger, :device, :schedule, 'SCHEDULED', :label, :state, :reason, :plannedAt, :createdAt,
                   :receivedAt, :endedAt, :record, :lost
            FROM device WHERE device_id = :device AND org_id = :org
            ON CONFLICT DO NOTHING
            """;

    private static final String END = """
            UPDATE trigger
            SET state = :state, reason = :reason, lost_sha256 = :lost, ended_at = :endedAt,
                received_at = coalesce(received_at, :receivedAt)
            WHERE org_id = :org AND trigger_id = :trigger AND device_id = :device AND (%s)
            """.formatted(
                    Stream.of(TriggerState.FAILED, TriggerState.EXPIRED, TriggerState.SKIPPED, TriggerState.EVICTED)
                            .map(end -> ":state = '" + end + "' AND state IN " + States.before(end))
                            .collect(Collectors.joining(" OR ")));

    private static final String HEAR_OF = """
            UPDATE trigger SET received_at = :receivedAt
            WHERE org_id = :org AND trigger_id = :trigger AND device_id = :device AND received_at IS NULL
            """;

    private static final String EXECUTED = """
            SELECT * FROM trigger
            WHERE org_id = :org AND trigger_id = :trigger AND device_id = :device AND state = 'EXECUTED'
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
        return bind(handle.createUpdate(STORE), ended)
                        .bind(
                                "schedule",
                                ended.schedule() == null
                                        ? null
                                        : ended.schedule().value())
                        .bind("label", ended.label())
                        .bind("plannedAt", ended.plannedAt())
                        .bind("createdAt", ended.createdAt())
                        .bind(
                                "record",
                                ended.capture() == null ? null : ended.capture().value())
                        .execute()
                == 1;
    }

    /** Its device has it in any case. @return whether there is one of this id that could end so */
    static boolean end(Handle handle, Trigger ended) {
        boolean could = bind(handle.createUpdate(END), ended).execute() == 1;
        if (!could) {
            handle.createUpdate(HEAR_OF)
                    .bind("org", ended.organisation().value())
                    .bind("trigger", ended.id().value())
                    .bind("device", ended.device().value())
                    .bind("receivedAt", ended.receivedAt())
                    .execute();
        }
        return could;
    }

    /** The present one of this id, if its picture is here. */
    static Optional<Trigger> executed(Handle handle, Trigger same) {
        return handle.createQuery(EXECUTED)
                .bind("org", same.organisation().value())
                .bind("trigger", same.id().value())
                .bind("device", same.device().value())
                .map(PostgresTriggers::map)
                .findOne();
    }

    private static Update bind(Update statement, Trigger ended) {
        return statement
                .bind("org", ended.organisation().value())
                .bind("trigger", ended.id().value())
                .bind("device", ended.device().value())
                .bind("state", ended.state().name())
                .bind("reason", ended.reason())
                .bind("receivedAt", ended.receivedAt())
                .bind("endedAt", ended.endedAt())
                .bind(
                        "lost",
                        ended.lostPicture() == null ? null : ended.lostPicture().hex());
    }
}
