package app.visant.adapter.cloud.stream;

import app.visant.contracts.device.v1.CommandEvent;
import app.visant.contracts.device.v1.DeviceConfig;
import app.visant.contracts.device.v1.Schedule;
import app.visant.contracts.device.v1.TriggerConfig;
import app.visant.domain.command.Command;
import app.visant.domain.command.CommandType;
import app.visant.domain.device.AuthenticateDevice.Served;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Commands in the words of the wire. */
record CommandWire(DeviceConfiguration configuration) {
    CommandEvent event(Served device, Command command) {
        boolean capture = command.type() == CommandType.CAPTURE;
        return new CommandEvent(
                command.id().value(),
                command.seq(),
                command.type().name().toLowerCase(Locale.ROOT),
                command.trigger() == null ? null : command.trigger().value(),
                capture ? command.label() : null,
                capture ? (command.manual() ? "manual" : "scheduled") : null,
                null,
                command.issuedAt(),
                command.expiresAt(),
                schedules(device, command.type()),
                command.type() == CommandType.CONFIG_UPDATE ? originalConfig(device) : null,
                null);
    }

    /** What the original client knows of its schedules: whether it is to capture at an interval, and at which. */
    DeviceConfig originalConfig(Served device) {
        return DeviceConfig.of(configuration.of(device).schedules().stream()
                .filter(schedule -> app.visant.domain.schedule.Schedule.SCHEDULED_INTERVAL.equals(schedule.label()))
                .findFirst()
                .map(CommandWire::trigger)
                .orElseGet(() -> new TriggerConfig(false, null)));
    }

    private static TriggerConfig trigger(Schedule schedule) {
        Long seconds = schedule.intervalSeconds();
        return new TriggerConfig(schedule.enabled(), seconds == null ? null : Math.toIntExact(seconds));
    }

    /** The schedules as they are now: of several changes on the way the last one counts. */
    private @Nullable List<Schedule> schedules(Served device, CommandType type) {
        return switch (type) {
            case SCHEDULE_UPDATE -> configuration.of(device).schedules();
            case CAPTURE, CONFIG_UPDATE, FIRMWARE_UPDATE, PING, DIAGNOSE, RESTART -> null;
        };
    }
}
