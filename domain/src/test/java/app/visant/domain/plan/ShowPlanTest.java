package app.visant.domain.plan;

import static app.visant.domain.device.TestDevices.active;
import static app.visant.domain.device.TestDevices.with;
import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.access.Reach;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.device.Devices;
import app.visant.domain.device.InMemoryDevices;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.TestClock;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Plan;
import app.visant.domain.tenant.TestOrganisations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ShowPlanTest {
    private static final Organisation BEFORE = TestOrganisations.organisation(OURS);

    private final TestClock clock = new TestClock();
    private final Organisations organisations = new InMemoryOrganisations();
    private final Devices devices = new InMemoryDevices();
    private final ShowPlan show = new ShowPlan(organisations, devices, clock);

    @Example
    void countsWhatIsActiveOrSuspendedOfManyDevices() {
        organisations.add(BEFORE);
        devices.add(IntStream.range(0, 130)
                .mapToObj(number -> active(OURS, "DEV" + number))
                .toList());
        devices.add(List.of(
                with(active(OURS, "A"), DeviceStatus.SUSPENDED),
                with(active(OURS, "B"), DeviceStatus.DEACTIVATED),
                active(THEIRS, "C")));
        assertThat(show.of(OURS, Reach.all())).isEqualTo(new ShowPlan.Shown(BEFORE, true, 131));
        assertThatThrownBy(() -> show.of(THEIRS, Reach.all())).isInstanceOf(NotFound.class);
    }

    @Example
    void countsNothingBeyondReach() {
        organisations.add(BEFORE);
        devices.add(List.of(active(OURS, "A"), active(OURS, "B")));
        assertThat(show.of(OURS, new Reach.Only(Set.of(new DeviceId("A")))).slotsUsed())
                .isEqualTo(1);
        assertThat(show.of(OURS, Reach.nothing()).slotsUsed()).isZero();
    }

    @Example
    void saysWhenItIsNotInForceAnyMore() {
        organisations.add(BEFORE);
        clock.set(TestOrganisations.TRIAL_END.minusNanos(1000));
        assertThat(show.of(OURS, Reach.all()).inForce()).isTrue();
        clock.set(TestOrganisations.TRIAL_END);
        assertThat(show.of(OURS, Reach.all()).inForce()).isFalse();
    }

    @Property
    void isInForceUntilItsEnd(@ForAll int endsIn, @ForAll int seconds) {
        Instant end = TestOrganisations.MADE.plus(Duration.ofSeconds(endsIn));
        Instant now = TestOrganisations.MADE.plus(Duration.ofSeconds(seconds));
        assertThat(new Plan.Trial(end).inForce(now)).isEqualTo(seconds < endsIn);
        assertThat(new Plan.Months(end).inForce(now)).isEqualTo(seconds < endsIn);
        assertThat(new Plan.Endless().inForce(now)).isTrue();
    }
}
