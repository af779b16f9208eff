package app.visant.adapter.cloud.postgres;

import app.visant.domain.command.CommandLog;
import app.visant.domain.device.AssignedSettings;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.schedule.Schedules;
import app.visant.domain.trigger.DeliveredTriggers;
import app.visant.domain.trigger.Dispatch;
import app.visant.domain.trigger.DueSchedules;
import app.visant.domain.trigger.Triggers;

/** The real ports over a database that is emptied first. */
public final class PostgresDispatchFixture implements Dispatch {
    private final TestDatabase database;
    private final PostgresDispatch ports;

    public PostgresDispatchFixture(TestDatabase database) {
        this.database = database;
        this.ports = new PostgresDispatch(database.jdbi());
        database.clear();
    }

    @Override
    public Triggers triggers() {
        return ports.triggers();
    }

    @Override
    public DeliveredTriggers deliveredTriggers() {
        return ports.deliveredTriggers();
    }

    @Override
    public CommandLog commandLog() {
        return ports.commandLog();
    }

    @Override
    public Schedules schedules() {
        return ports.schedules();
    }

    @Override
    public DueSchedules dueSchedules() {
        return ports.dueSchedules();
    }

    @Override
    public AssignedSettings assignedSettings() {
        return ports.assignedSettings();
    }

    @Override
    public void device(OrganisationId organisation, DeviceId device, DeviceStatus status) {
        database.jdbi().useHandle(handle -> {
            handle.execute("""
                    INSERT INTO organisation VALUES (?, 'Test', 100, now(), false, now()) ON CONFLICT DO NOTHING
                    """, organisation.value());
            handle.execute("""
                    INSERT INTO device (device_id, org_id, name, status, batch, created_at)
                    VALUES (?, ?, 'Test', ?, 'batch', now())
                    ON CONFLICT (device_id) DO UPDATE SET status = excluded.status
                    """, device.value(), organisation.value(), status.name());
        });
    }
}
