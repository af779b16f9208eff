package app.visant.domain.edge.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.edge.link.LinkEvent;
import app.visant.domain.edge.outbox.DegradationPolicy;
import app.visant.domain.edge.outbox.Quota;
import app.visant.domain.edge.upload.HoursOfDay;
import app.visant.domain.edge.upload.UploadBudget;
import app.visant.domain.schedule.Window;
import app.visant.domain.settings.DegradationSettings;
import app.visant.domain.settings.DeviceSettings;
import app.visant.domain.settings.StorageSettings;
import app.visant.domain.settings.UploadSettings;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FollowSettingsTest {
    private static final Window NIGHTS = HoursOfDay.parse("22:00-06:00", ZoneOffset.UTC);
    private static final UploadBudget BUDGET =
            new UploadBudget(1_000L, null, null, List.of(NIGHTS), false, ZoneOffset.UTC);

    private final InMemoryKeptSettings kept = new InMemoryKeptSettings();
    private final List<SettingsInForce> changes = new ArrayList<>();
    private final OwnSettings own = new OwnSettings(
            new Quota(500_000_000L, 0.8, null, Duration.ofHours(1)),
            BUDGET,
            Map.of(
                    OwnOption.QUOTA_BYTES, "--outbox-max-mb",
                    OwnOption.BUDGET_HOUR, "UPLOAD_BUDGET_HOUR",
                    OwnOption.WINDOWS, "UPLOAD_HOURS in the environment file"));

    private FollowSettings program() {
        return new FollowSettings(kept, own, changes::add);
    }

    private static DeviceSettings wishes(
            long version, @Nullable StorageSettings storage, @Nullable UploadSettings upload) {
        return new DeviceSettings(
                version,
                storage == null ? StorageSettings.NONE : storage,
                upload == null ? UploadSettings.NONE : upload,
                DegradationSettings.NONE);
    }

    private static LinkEvent.Configured told(DeviceSettings settings) {
        return new LinkEvent.Configured(null, List.of(), settings);
    }

    @Test
    void goesByItsOwnOptionsAsLongAsNothingIsWished() {
        assertThat(program().now())
                .isEqualTo(new SettingsInForce(0, own.quota(), BUDGET, DegradationPolicy.USUAL, List.of()));
    }

    @Test
    void putsEachWishInThePlaceOfItsOptionAndLeavesTheOthers() {
        FollowSettings follow = program();

        follow.accept(told(wishes(
                3,
                new StorageSettings(5_000_000L, null, 30),
                new UploadSettings(null, 9_000L, null, List.of(), true))));

        assertThat(follow.now())
                .isEqualTo(new SettingsInForce(
                        3,
                        new Quota(5_000_000L, 0.8, Duration.ofDays(30), Duration.ofHours(1)),
                        new UploadBudget(1_000L, 9_000L, null, List.of(), true, ZoneOffset.UTC),
                        DegradationPolicy.USUAL,
                        List.of("--outbox-max-mb", "UPLOAD_HOURS in the environment file")));
        assertThat(changes).containsExactly(follow.now());
    }

    @Test
    void namesNoOptionThatSaysTheSame() {
        FollowSettings follow = program();
        follow.accept(told(wishes(1, new StorageSettings(500_000_000L, 0.5, null), null)));
        assertThat(follow.now().overruled()).isEmpty();
    }

    @Test
    void goesByWhatWasToldToAnEarlierProgram() {
        program().accept(told(wishes(3, new StorageSettings(5_000_000L, null, null), null)));
        changes.clear();

        SettingsInForce now = program().now();

        assertThat(now.version()).isEqualTo(3);
        assertThat(now.quota().maxBytes()).isEqualTo(5_000_000L);
        assertThat(changes).isEmpty();
    }

    @Test
    void saysNothingOfWhatIsToldAgain() {
        FollowSettings follow = program();
        LinkEvent.Configured told = told(wishes(3, new StorageSettings(5_000_000L, null, null), null));
        follow.accept(told);
        follow.accept(told);
        follow.accept(new LinkEvent.Configured(null, List.of()));
        follow.accept(new LinkEvent.Alive());

        assertThat(changes).hasSize(1);
        assertThat(follow.now().version()).isEqualTo(3);
    }

    @Test
    void goesBackToItsOptionsWhenTheWishIsTakenBackAndFollowsARestoredCloud() {
        FollowSettings follow = program();
        follow.accept(told(wishes(8, new StorageSettings(5_000_000L, null, null), null)));
        follow.accept(told(DeviceSettings.NONE));

        assertThat(follow.now())
                .isEqualTo(new SettingsInForce(0, own.quota(), BUDGET, DegradationPolicy.USUAL, List.of()));
        assertThat(program().now().version()).isZero();
    }
}
