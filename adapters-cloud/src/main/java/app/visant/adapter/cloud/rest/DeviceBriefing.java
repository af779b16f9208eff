package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.stream.DeviceConfiguration;
import app.visant.contracts.device.v1.ConfigEvent;
import app.visant.contracts.device.v1.DeviceSettings;
import app.visant.domain.device.AuthenticateDevice.Served;
import app.visant.domain.device.ManageDevice;
import app.visant.domain.device.ManageSettings;
import app.visant.domain.schedule.ManageSchedules;
import java.time.InstantSource;

/** What a device is told when it connects: all that it needs to go on alone. */
public final class DeviceBriefing implements DeviceConfiguration {
    private final ManageDevice devices;
    private final ManageSchedules schedules;
    private final ManageSettings settings;
    private final HeartbeatSettings heartbeat;
    private final InstantSource clock;

    public DeviceBriefing(
            ManageDevice devices,
            ManageSchedules schedules,
            ManageSettings settings,
            HeartbeatSettings heartbeat,
            InstantSource clock) {
        this.devices = devices;
        this.schedules = schedules;
        this.settings = settings;
        this.heartbeat = heartbeat;
        this.clock = clock;
    }

    @Override
    public ConfigEvent of(Served device) {
        app.visant.domain.settings.DeviceSettings wished = settings.get(device.organisation(), device.device());
        String name = devices.get(device.organisation(), device.device()).name();
        return new ConfigEvent(
                clock.instant(),
                schedules.ofDevice(device.organisation(), device.device()).stream()
                        .map(ScheduleWire::forDevice)
                        .toList(),
                new DeviceSettings(
                        name,
                        Math.toIntExact(heartbeat.every().toSeconds()),
                        wished.version(),
                        SettingsWire.storage(wished),
                        SettingsWire.upload(wished),
                        SettingsWire.degradation(wished)));
    }
}
