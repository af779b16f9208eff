package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.access.Needs;
import app.visant.adapter.cloud.rest.Caller;
import app.visant.domain.access.Actor;
import app.visant.domain.access.Permission;
import app.visant.domain.access.Reach;
import app.visant.domain.capture.Capture;
import app.visant.domain.device.ConnectedDevices;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceReports;
import app.visant.domain.device.Devices;
import app.visant.domain.device.TokenlessDevices;
import app.visant.domain.group.DeviceGroup;
import app.visant.domain.group.ManageGroups;
import app.visant.domain.intake.Captures;
import app.visant.domain.kernel.DeviceGroupId;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Slice;
import app.visant.domain.ledger.Accounting;
import app.visant.domain.trigger.Triggers;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The devices that somebody reaches, or those of one group, each with its newest picture. */
@Path("/ui/dashboard")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public final class DevicesPage {
    private static final Duration SUM_OF = Duration.ofDays(1);

    private final Devices devices;
    private final TokenlessDevices tokenless;
    private final ManageGroups groups;
    private final DeviceReports reports;
    private final ConnectedDevices connected;
    private final Captures captures;
    private final Triggers triggers;
    private final InstantSource clock;

    public DevicesPage(
            Devices devices,
            TokenlessDevices tokenless,
            ManageGroups groups,
            DeviceReports reports,
            ConnectedDevices connected,
            Captures captures,
            Triggers triggers,
            InstantSource clock) {
        this.devices = devices;
        this.tokenless = tokenless;
        this.groups = groups;
        this.reports = reports;
        this.connected = connected;
        this.captures = captures;
        this.triggers = triggers;
        this.clock = clock;
    }

    @Needs(Permission.DEVICES_READ)
    @GET
    public Content show(@Auth Caller caller, @QueryParam("group") @DefaultValue("") String chosen) {
        List<ManageGroups.Filled> filled = groups.list(caller.organisation(), caller.reach());
        Optional<ManageGroups.Filled> group = filled.stream()
                .filter(each -> each.group().id().toString().equals(chosen))
                .findFirst();
        Reach shown = group.map(DevicesPage::only).orElse(caller.reach());
        return new Content(
                caller.actor(),
                tokenless.areAllowed(caller.organisation()),
                filled.stream().map(each -> Group.of(each, group)).toList(),
                cards(caller.organisation(), shown));
    }

    private static Reach only(ManageGroups.Filled group) {
        return new Reach.Only(group.devices().stream().map(DeviceId::new).collect(Collectors.toSet()));
    }

    private List<Card> cards(OrganisationId organisation, Reach reach) {
        Map<DeviceId, Capture> newest = captures.newestOfEach(organisation);
        Map<DeviceId, Instant> seen = reports.lastSeen(organisation);
        Map<DeviceId, Integer> present = connected.of(organisation);
        Map<DeviceId, DeviceGroupId> places = groups.ofDevices(organisation);
        Instant now = clock.instant();
        return devices.list(organisation, reach, new Slice(Slice.MAX_LIMIT, 0)).items().stream()
                .map(device -> new Card(
                        device,
                        Presence.of(device, present.containsKey(device.id())),
                        newest.get(device.id()),
                        seen.get(device.id()),
                        places.get(device.id()),
                        triggers.accounting(organisation, Optional.of(device.id()), now.minus(SUM_OF), now)))
                .toList();
    }

    /**
     * One group as the page shows it.
     *
     * @param chosen whether only its devices are shown
     */
    public record Group(String id, String name, int count, boolean chosen) {
        static Group of(ManageGroups.Filled filled, Optional<ManageGroups.Filled> chosen) {
            DeviceGroup group = filled.group();
            return new Group(
                    group.id().toString(),
                    group.name(),
                    filled.devices().size(),
                    chosen.filter(filled::equals).isPresent());
        }
    }

    /** One device as the page shows it. */
    public record Card(
            Device device,
            String presence,
            @Nullable Capture newest,
            @Nullable Instant seenAt,
            @Nullable DeviceGroupId place,
            Accounting sums) {
        public String id() {
            return device.id().value();
        }

        public String name() {
            return device.name();
        }

        public String latest() {
            return newest == null ? "" : SmallPicture.of(newest);
        }

        public String latestAt() {
            return newest == null ? "" : newest.capturedAt().toString();
        }

        public String lastSeen() {
            return seenAt == null ? "" : seenAt.toString();
        }

        /** The id of the group that it is in; empty if there is none. */
        public String group() {
            return place == null ? "" : place.toString();
        }

        public long executed() {
            return sums.executed();
        }

        public long planned() {
            return sums.planned();
        }

        public long missed() {
            return sums.failed() + sums.expired() + sums.skipped() + sums.evicted();
        }
    }

    /** What the page shows. */
    public static final class Content extends Page {
        private final boolean tokenless;
        private final List<Group> groups;
        private final List<Card> cards;

        Content(Actor actor, boolean tokenless, List<Group> groups, List<Card> cards) {
            super("devices.ftlh", actor);
            this.tokenless = tokenless;
            this.groups = groups;
            this.cards = cards;
        }

        public boolean mayAdminister() {
            return may(Permission.DEVICES_MANAGE);
        }

        public boolean mayProve() {
            return may(Permission.DEVICES_PROVE);
        }

        /** Whether devices without a token are served. */
        public boolean tokenless() {
            return tokenless;
        }

        public boolean mayManufacture() {
            return may(Permission.DEVICES_MANUFACTURE);
        }

        public List<Group> groups() {
            return groups;
        }

        /** Whether all groups are shown, and the devices that are in none. */
        public boolean everything() {
            return groups.stream().noneMatch(Group::chosen);
        }

        public List<Card> cards() {
            return cards;
        }
    }
}
