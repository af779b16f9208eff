package app.visant.adapter.cloud.postgres;

import app.visant.domain.command.CommandLog;
import app.visant.domain.device.AssignedSettings;
import app.visant.domain.schedule.Schedules;
import app.visant.domain.trigger.DeliveredTriggers;
import app.visant.domain.trigger.DueSchedules;
import app.visant.domain.trigger.ReleasedDevices;
import app.visant.domain.trigger.Replacements;
import app.visant.domain.trigger.Triggers;
import org.jdbi.v3.core.Jdbi;

/**
 * Schedules, triggers and commands in PostgreSQL. Every step takes its row locks in the order organisation, schedule, device,
 * command, trigger, and several of a kind in the order of their keys, so that no two wait for each other; whoever else
 * changes these tables has to do the same.
 */
public final class PostgresDispatch {
    private final Jdbi jdbi;

    public PostgresDispatch(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Schedules schedules() {
        return new PostgresSchedules(jdbi);
    }

    public AssignedSettings assignedSettings() {
        return new PostgresAssignedSettings(jdbi);
    }

    public Replacements replacements() {
        return new PostgresReplacements(jdbi);
    }

    public ReleasedDevices releasedDevices() {
        return new PostgresReleasedDevices(jdbi);
    }

    public DueSchedules dueSchedules() {
        return new PostgresDueSchedules(jdbi);
    }

    public Triggers triggers() {
        return new PostgresTriggers(jdbi);
    }

    public DeliveredTriggers deliveredTriggers() {
        return new PostgresDeliveredTriggers(jdbi);
    }

    public CommandLog commandLog() {
        return new PostgresCommandLog(jdbi);
    }
}
