package app.visant.domain.edge.settings;

import app.visant.domain.edge.link.LinkEvent;
import app.visant.domain.settings.DeviceSettings;
import java.util.function.Consumer;

/** Keeps what the cloud wishes of this device, and says what counts. Safe for threads. */
public final class FollowSettings implements Consumer<LinkEvent> {
    private final KeptSettings kept;
    private final OwnSettings own;
    private final Consumer<SettingsInForce> changed;
    private DeviceSettings told;
    private volatile SettingsInForce now;

    /** @param changed told when something else counts */
    public FollowSettings(KeptSettings kept, OwnSettings own, Consumer<SettingsInForce> changed) {
        this.kept = kept;
        this.own = own;
        this.changed = changed;
        this.told = kept.find().orElse(DeviceSettings.NONE);
        this.now = SettingsInForce.of(own, told);
    }

    /** What counts at this moment. */
    public SettingsInForce now() {
        return now;
    }

    /** What the cloud told is on disk when this returns. */
    @Override
    public void accept(LinkEvent event) {
        if (event instanceof LinkEvent.Configured configured && configured.settings() != null) {
            follow(configured.settings());
        }
    }

    /** Whatever the version: a cloud that was restored from a backup has an earlier one. */
    private synchronized void follow(DeviceSettings settings) {
        if (settings.equals(told)) {
            return;
        }
        kept.keep(settings);
        told = settings;
        now = SettingsInForce.of(own, settings);
        changed.accept(now);
    }
}
