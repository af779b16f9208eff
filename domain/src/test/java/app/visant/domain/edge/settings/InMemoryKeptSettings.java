package app.visant.domain.edge.settings;

import app.visant.domain.settings.DeviceSettings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Safe for threads. */
public final class InMemoryKeptSettings implements KeptSettings {
    private volatile @Nullable DeviceSettings settings;

    @Override
    public Optional<DeviceSettings> find() {
        return Optional.ofNullable(settings);
    }

    @Override
    public void keep(DeviceSettings told) {
        settings = told;
    }
}
