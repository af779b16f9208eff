package app.visant.adapter.cloud.postgres;

import app.visant.domain.command.NewCommand;
import app.visant.domain.trigger.SlotPlanning.PlannedSlots;
import app.visant.domain.trigger.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Stores what slots come to, in one statement for any number of them. The devices' rows have to be locked. */
final class SlotRows {
    private static final String STORE = """
            WITH slot AS (
                SELECT * FROM unnest(:orgs::uuid[], :triggers::text[], :devices::text[], :schedules::uuid[],
                                     :labels::text[], :states::text[], :reasons::text[], :planned::timestamptz[],
                                     :commands::text[], :expiries::timestamptz[]) WITH ORDINALITY
                    AS s (org_id, trigger_id, device_id, schedule_id, label, state, reason, planned_at, command_id,
                          expires_at, place)),
            made AS (
                INSERT INTO trigger (org_id, trigger_id, device_id, schedule_id, type, label, state, reason, planned_at,
                                     created_at, ended_at)
                SELECT org_id, trigger_id, device_id, schedule_id, 'SCHEDULED', label, state, reason, planned_at,
                       :now, CASE WHEN command_id IS NULL THEN :now::timestamptz END
                FROM slot ORDER BY place
                ON CONFLICT DO NOTHING RETURNING org_id, trigger_id),
            numbered AS (
                SELECT slot.*, row_number() OVER (PARTITION BY device_id ORDER BY place) AS number
                FROM slot JOIN made USING (org_id, trigger_id) WHERE command_id IS NOT NULL),
            counted AS (
                SELECT device_id, count(*) AS issued FROM numbered GROUP BY device_id),
            advanced AS (
                UPDATE device d SET last_seq = d.last_seq + c.issued FROM counted c WHERE d.device_id = c.device_id
                RETURNING d.device_id, d.last_seq - c.issued AS last_before),
            issued AS (
                INSERT INTO command (device_id, seq, org_id, command_id, type, trigger_id, label, manual, issued_at,
                                     expires_at, state)
                SELECT device_id, last_before + number, org_id, command_id, 'CAPTURE', trigger_id, label, false, :now,
                       expires_at, 'PENDING'
                FROM numbered JOIN advanced USING (device_id))
            SELECT trigger_id FROM made
            """;

    private SlotRows() {}

    /** @return the triggers that were not there before, in the order of the plans */
    static List<Trigger> store(Handle handle, List<PlannedSlots> plans, Instant now) {
        List<Trigger> wanted = new ArrayList<>();
        Columns columns = new Columns(
                "orgs",
                "triggers",
                "devices",
                "schedules",
                "labels",
                "states",
                "reasons",
                "planned",
                "commands",
                "expiries");
        for (PlannedSlots plan : plans) {
            plan.skip().forEach(trigger -> add(columns, wanted, trigger, null));
            plan.issue().forEach(issue -> add(columns, wanted, issue.trigger(), issue.command()));
        }
        if (wanted.isEmpty()) {
            return List.of();
        }
        Set<String> made = columns.bind(handle.createQuery(STORE))
                .bind("now", now)
                .mapTo(String.class)
                .set();
        return wanted.stream()
                .filter(trigger -> made.contains(trigger.id().value()))
                .toList();
    }

    private static void add(Columns columns, List<Trigger> wanted, Trigger trigger, @Nullable NewCommand command) {
        wanted.add(trigger);
        columns.add(
                trigger.organisation(),
                trigger.id(),
                trigger.device(),
                trigger.schedule(),
                trigger.label(),
                trigger.state(),
                trigger.reason(),
                trigger.plannedAt(),
                command == null ? null : command.id(),
                command == null ? null : command.expiresAt());
    }
}
