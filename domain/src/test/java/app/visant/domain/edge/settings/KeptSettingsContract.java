package app.visant.domain.edge.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.schedule.Window;
import app.visant.domain.settings.DegradationSettings;
import app.visant.domain.settings.DeviceSettings;
import app.visant.domain.settings.StorageSettings;
import app.visant.domain.settings.UploadSettings;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link KeptSettings} does. */
public abstract class KeptSettingsContract {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Window NIGHTS = new Window(
            EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY), LocalTime.of(22, 0, 30), LocalTime.of(6, 0), BERLIN);
    private static final Window NOON =
            new Window(EnumSet.allOf(DayOfWeek.class), LocalTime.NOON, LocalTime.MIDNIGHT, BERLIN);

    protected static final DeviceSettings ALL = new DeviceSettings(
            7,
            new StorageSettings(500_000_000_000L, 0.35, 30),
            new UploadSettings(1L, 2_000_000_000_000L, 3L, List.of(NIGHTS, NOON), false),
            new DegradationSettings(48.5, 24.0, 0.0, 60, 1280));

    /** Empty at the beginning of a test; what one has kept, every later one finds. */
    protected abstract KeptSettings settings();

    @Test
    void knowsNoneAtFirst() {
        assertThat(settings().find()).isEmpty();
    }

    @Test
    void keepsEveryField() {
        settings().keep(ALL);
        assertThat(settings().find()).contains(ALL);
    }

    @Test
    void keepsOnlyTheLast() {
        settings().keep(ALL);
        DeviceSettings next = new DeviceSettings(
                6,
                StorageSettings.NONE,
                new UploadSettings(null, null, null, List.of(), true),
                DegradationSettings.NONE);
        settings().keep(next);
        assertThat(settings().find()).contains(next);
    }

    @Test
    void keepsThatNothingIsWishedAnyMore() {
        settings().keep(ALL);
        settings().keep(DeviceSettings.NONE);
        assertThat(settings().find()).contains(DeviceSettings.NONE);
    }
}
