package app.visant.domain.trigger;

import app.visant.domain.command.Command;
import app.visant.domain.device.DeviceStatus;
import app.visant.domain.device.ManageSettings;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Slice;
import app.visant.domain.live.LiveEvent;
import app.visant.domain.schedule.ManageSchedules;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.RequirePlan;
import app.visant.domain.tenant.TestOrganisations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Dispatch in memory with one active device, a clock that is moved by hand, and what was woken and published. */
final class World implements InstantSource {
    static final OrganisationId ORGANISATION = new OrganisationId(new UUID(1, 1));
    static final DeviceId DEVICE = new DeviceId("FLOOR1");
    static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

    final InMemoryDispatchFixture dispatch = new InMemoryDispatchFixture();
    final List<DeviceId> woken = new ArrayList<>();
    final List<LiveEvent> published = new ArrayList<>();
    final Ids ids = new CountingIds();
    final PlanTriggers planning = new PlanTriggers(dispatch.dueSchedules(), woken::addAll, published::add, this);
    final TrackCommands tracking = new TrackCommands(dispatch.commandLog(), dispatch.triggers(), published::add, this);
    final Organisations organisations = TestOrganisations.withoutEnd(ORGANISATION);
    final RequirePlan plan = new RequirePlan(organisations, this);
    final ManageSchedules schedules = new ManageSchedules(plan, dispatch.schedules(), woken::addAll, ids, this);
    final ManageSettings settings = new ManageSettings(dispatch.assignedSettings(), woken::addAll, ids, this);
    private Instant now = START;

    World() {
        dispatch.device(ORGANISATION, DEVICE, DeviceStatus.ACTIVE);
    }

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    List<Trigger> triggers() {
        return dispatch.triggers()
                .ofDevice(ORGANISATION, DEVICE, new Slice(Slice.MAX_LIMIT, 0))
                .items()
                .reversed();
    }

    List<Command> readable() {
        return dispatch.commandLog().read(Map.of(DEVICE, 0L), now, 1000).getOrDefault(DEVICE, List.of());
    }

    private static final class CountingIds implements Ids {
        private long count;

        @Override
        public UUID newUuid() {
            return new UUID(9, ++count);
        }

        @Override
        public byte[] randomBytes(int length) {
            return new byte[length];
        }
    }
}
