package app.visant.domain.device;

import static app.visant.domain.device.TestDevices.active;
import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.InParallel;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.TestOrganisations;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link DeviceReports} does. */
public abstract class DeviceReportsContract {
    private static final DeviceId ONE = new DeviceId("ONE");
    private static final DeviceId TWO = new DeviceId("TWO");
    private static final DeviceId FOREIGN = new DeviceId("FOREIGN");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");

    protected abstract Organisations organisations();

    protected abstract Devices devices();

    /** Empty at the beginning of a test; the same in one test. */
    protected abstract DeviceReports reports();

    @BeforeEach
    void makeDevices() {
        organisations().add(TestOrganisations.organisation(OURS));
        organisations().add(TestOrganisations.organisation(THEIRS));
        devices().add(List.of(active(OURS, "ONE"), active(OURS, "TWO"), active(THEIRS, "FOREIGN")));
    }

    @Test
    void saysWhenEachDeviceOfAnOrganisationWasLastHeardOf() {
        reports().seen(List.of(ONE, FOREIGN), NOW);
        assertThat(reports().lastSeen(OURS)).isEqualTo(Map.of(ONE, NOW));
        assertThat(reports().lastSeen(THEIRS)).isEqualTo(Map.of(FOREIGN, NOW));
    }

    @Test
    void keepsTheLatestInstantInWhateverOrderTheyCome() {
        reports().seen(List.of(ONE), NOW);
        reports().seen(List.of(ONE, TWO), NOW.minusSeconds(9));
        assertThat(reports().lastSeen(OURS)).isEqualTo(Map.of(ONE, NOW, TWO, NOW.minusSeconds(9)));
    }

    @Test
    void passesOverDevicesThatDoNotExist() {
        reports().seen(List.of(new DeviceId("NOBODY"), ONE, ONE), NOW);
        reports().seen(List.of(), NOW);
        assertThat(reports().lastSeen(OURS)).containsOnlyKeys(ONE);
    }

    @Test
    void takesManyAtOnceInAnyOrder() throws Exception {
        InParallel.run(8, number -> {
            for (int i = 0; i < 20; i++) {
                reports().seen(number % 2 == 0 ? List.of(ONE, TWO) : List.of(TWO, ONE), NOW.plusSeconds(i));
            }
            return number;
        });
        assertThat(reports().lastSeen(OURS)).isEqualTo(Map.of(ONE, NOW.plusSeconds(19), TWO, NOW.plusSeconds(19)));
    }

    @Test
    void keepsTheNewestReport() {
        DeviceReport first = report(ONE, NOW, "1.0", NOW.minusSeconds(60));
        reports().save(OURS, first);
        assertThat(reports().find(OURS, ONE)).contains(first);
        DeviceReport second = report(ONE, NOW.plusSeconds(30), null, null);
        reports().save(OURS, second);
        reports().save(OURS, first);
        assertThat(reports().find(OURS, ONE)).contains(second);
    }

    @Test
    void keepsWhatADeviceSaysToItsOwnOrganisation() {
        reports().save(OURS, report(ONE, NOW, "1.0", null));
        assertThat(reports().find(THEIRS, ONE)).isEmpty();
        reports().save(THEIRS, report(TWO, NOW, "1.0", null));
        assertThat(reports().find(OURS, TWO)).isEmpty();
        assertThat(reports().find(THEIRS, TWO)).isEmpty();
    }

    private static DeviceReport report(
            DeviceId device, Instant at, @Nullable String version, @Nullable Instant oldest) {
        return new DeviceReport(device, at, version, 86_400, 3, 5_000_000_000L, oldest, "{\"odd\": \"\\u0000\"}");
    }
}
