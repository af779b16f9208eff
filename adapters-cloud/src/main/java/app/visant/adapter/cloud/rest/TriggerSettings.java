package app.visant.adapter.cloud.rest;

import app.visant.contracts.device.v1.TriggerConfig;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.schedule.IntervalSetting;
import app.visant.domain.schedule.ManageSchedules;
import java.time.Duration;
import java.util.Optional;

/** A device's {@code config.trigger}: its schedule labelled {@code scheduled_interval}, seen as two settings. */
final class TriggerSettings {
    private static final String INTERVAL = "config.trigger.interval_seconds";

    private final ManageSchedules schedules;

    TriggerSettings(ManageSchedules schedules) {
        this.schedules = schedules;
    }

    TriggerConfig of(OrganisationId organisation, DeviceId device) {
        return schedules
                .interval(organisation, device)
                .map(setting -> new TriggerConfig(
                        setting.enabled(), Math.toIntExact(setting.interval().toSeconds())))
                .orElseGet(() -> new TriggerConfig(false, null));
    }

    /** What is absent stays as it is. */
    void change(OrganisationId organisation, DeviceId device, TriggerConfig wanted) {
        Optional<IntervalSetting> present = schedules.interval(organisation, device);
        Integer seconds = wanted.intervalSeconds();
        if (seconds == null && present.isEmpty()) {
            throw new InvalidInput(INTERVAL, "is missing");
        }
        Duration interval = seconds == null ? present.orElseThrow().interval() : Duration.ofSeconds(seconds);
        Boolean enabled = wanted.enabled();
        boolean on = enabled != null
                ? enabled
                : present.map(IntervalSetting::enabled).orElse(true);
        schedules.setInterval(organisation, device, new IntervalSetting(on, interval));
    }
}
