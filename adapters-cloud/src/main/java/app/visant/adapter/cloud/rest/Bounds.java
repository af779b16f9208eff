package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.Visitor;
import app.visant.domain.access.Access;
import app.visant.domain.access.Permission;
import app.visant.domain.access.Reach;
import app.visant.domain.capture.Capture;
import app.visant.domain.group.DecideReach;
import app.visant.domain.intake.Captures;
import app.visant.domain.intake.Preview;
import app.visant.domain.intake.Previews;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.ScheduleId;
import app.visant.domain.schedule.ManageSchedules;
import app.visant.domain.tenant.Role;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Turns away who asks for the things of a device that they do not reach, by the names that stand in a route's path: for each
 * route, without its doing.
 */
final class Bounds {
    private final DecideReach decide;
    private final Map<String, Thing> things;

    Bounds(DecideReach decide, Captures captures, Previews previews, ManageSchedules schedules) {
        this.decide = decide;
        Thing device = new Thing("device", (organisation, id) -> Optional.of(new DeviceId(id)));
        this.things = Map.of(
                "device_id",
                device,
                "device",
                device,
                "record_id",
                new Thing(
                        "capture",
                        (organisation, id) ->
                                captures.find(organisation, new RecordId(id)).map(Capture::device)),
                "preview_id",
                new Thing(
                        "preview",
                        (organisation, id) ->
                                previews.find(organisation, new RecordId(id)).map(Preview::device)),
                "schedule_id",
                new Thing(
                        "schedule",
                        (organisation, id) -> Optional.of(schedules
                                .get(organisation, ScheduleId.parse(id))
                                .device())));
    }

    /** A kind of thing that belongs to a device, as its errors call it. */
    private record Thing(String word, Finder finder) {}

    private interface Finder {
        /** Empty if there is no such thing; the route says that itself. */
        Optional<DeviceId> device(OrganisationId organisation, String id);
    }

    Caller caller(Visitor visitor) {
        return new Caller(visitor, decide.of(visitor.actor()));
    }

    /**
     * Stops a server with a route for people who may be narrowed whose path names a thing of which nobody here knows the device.
     *
     * @param names those of the path's parameters
     * @throws IllegalStateException if there is one
     */
    void requireKnown(Permission needed, Collection<String> names) {
        boolean narrowed = Arrays.stream(Role.values())
                .anyMatch(role -> Access.mayBeNarrowed(role) && Access.of(role).contains(needed));
        if (narrowed && !things.keySet().containsAll(names)) {
            throw new IllegalStateException("A route that needs " + needed.word() + " names " + names
                    + " in its path: say in " + Bounds.class.getSimpleName() + " how the device of each is found");
        }
    }

    /**
     * @param named what stands in the path, by the names of its parameters
     * @throws NotFound if that is a thing of a device that the caller does not reach, as if it were not there
     */
    void keep(Caller caller, MultivaluedMap<String, String> named) {
        if (caller.reach().equals(Reach.all())) {
            return;
        }
        named.forEach((name, values) -> {
            Thing thing = things.get(name);
            if (thing != null) {
                values.forEach(id -> keep(caller, thing, id));
            }
        });
    }

    private static void keep(Caller caller, Thing thing, String id) {
        Optional<DeviceId> device = thing.finder().device(caller.organisation(), id);
        if (device.filter(found -> !caller.reach().covers(found)).isPresent()) {
            throw new NotFound(thing.word(), id);
        }
    }

    /** @throws NotFound if the caller does not reach a device that stands somewhere else than in a path */
    static DeviceId require(Caller caller, DeviceId device) {
        if (!caller.reach().covers(device)) {
            throw new NotFound("device", device.value());
        }
        return device;
    }
}
