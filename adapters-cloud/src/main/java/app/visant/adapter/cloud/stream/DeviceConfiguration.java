package app.visant.adapter.cloud.stream;

import app.visant.contracts.device.v1.ConfigEvent;
import app.visant.domain.device.AuthenticateDevice.Served;

/** What a device is told when it connects: its schedules, its settings, and the server's time. */
public interface DeviceConfiguration {
    ConfigEvent of(Served device);
}
