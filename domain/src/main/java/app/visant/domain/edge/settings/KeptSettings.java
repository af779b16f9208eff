package app.visant.domain.edge.settings;

import app.visant.domain.settings.DeviceSettings;
import java.util.Optional;

/** Port: the settings as the cloud told them last. A change is on disk when its method returns. Safe for use by many threads. */
public interface KeptSettings {
    /** Empty if the cloud never told any. */
    Optional<DeviceSettings> find();

    /** Keeps these instead of the earlier ones. */
    void keep(DeviceSettings settings);
}
