package app.visant.adapter.cloud.postgres;

import app.visant.domain.command.CommandLog;
import app.visant.domain.device.DeviceReports;
import app.visant.domain.device.Devices;
import app.visant.domain.group.DeviceGroups;
import app.visant.domain.group.Narrowings;
import app.visant.domain.intake.Captures;
import app.visant.domain.intake.Previews;
import app.visant.domain.member.Invitations;
import app.visant.domain.member.Members;
import app.visant.domain.session.Sessions;
import app.visant.domain.tenant.LogInAttempts;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Users;
import app.visant.domain.trigger.Triggers;

/** All ports over a database that is emptied first. */
record PostgresStore(
        Organisations organisations,
        Users users,
        Members members,
        Invitations invitations,
        Sessions sessions,
        LogInAttempts logInAttempts,
        Devices devices,
        DeviceGroups groups,
        Narrowings narrowings,
        DeviceReports reports,
        Captures captures,
        Previews previews,
        Triggers triggers,
        CommandLog commandLog) {
    static PostgresStore empty(TestDatabase database) {
        database.clear();
        PostgresAdapters adapters = new PostgresAdapters(database.jdbi());
        PostgresDispatch dispatch = new PostgresDispatch(database.jdbi());
        return new PostgresStore(
                adapters.organisations(),
                adapters.users(),
                adapters.members(),
                adapters.invitations(),
                adapters.sessions(),
                adapters.logInAttempts(),
                adapters.devices(),
                adapters.deviceGroups(),
                adapters.narrowings(),
                adapters.deviceReports(),
                adapters.captures(),
                adapters.previews(),
                dispatch.triggers(),
                dispatch.commandLog());
    }
}
