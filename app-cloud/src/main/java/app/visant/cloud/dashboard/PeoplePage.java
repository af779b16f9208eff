package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.access.ForPerson;
import app.visant.adapter.cloud.rest.Caller;
import app.visant.domain.access.Access;
import app.visant.domain.access.Actor;
import app.visant.domain.access.Permission;
import app.visant.domain.access.Reach;
import app.visant.domain.account.EditProfile;
import app.visant.domain.account.Profile;
import app.visant.domain.group.DeviceGroup;
import app.visant.domain.group.ManageGroups;
import app.visant.domain.group.NarrowMembers;
import app.visant.domain.kernel.DeviceGroupId;
import app.visant.domain.kernel.Slice;
import app.visant.domain.kernel.UserId;
import app.visant.domain.member.Invitation;
import app.visant.domain.member.InvitePeople;
import app.visant.domain.member.ManageMembers;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.User;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Oneself, and for those who may see them the people of the organisation and who is invited. */
@Path("/ui/people")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public final class PeoplePage {
    private final ManageMembers members;
    private final InvitePeople invite;
    private final EditProfile profiles;
    private final NarrowMembers narrow;
    private final ManageGroups groups;
    private final boolean passwords;

    /** @param passwords whether people have one here */
    public PeoplePage(
            ManageMembers members,
            InvitePeople invite,
            EditProfile profiles,
            NarrowMembers narrow,
            ManageGroups groups,
            boolean passwords) {
        this.members = members;
        this.invite = invite;
        this.profiles = profiles;
        this.narrow = narrow;
        this.groups = groups;
        this.passwords = passwords;
    }

    @ForPerson
    @GET
    public Content show(@Auth Caller caller) {
        User user = caller.user();
        boolean reads = Access.allows(caller.actor(), Permission.MEMBERS_READ);
        return new Content(
                user,
                profiles.show(user.id()),
                reads
                        ? members.list(caller.actor(), new Slice(Slice.MAX_LIMIT, 0))
                                .items()
                        : List.of(),
                reads ? invite.open(caller.actor()) : List.of(),
                reads
                        ? new Narrowed(
                                groups.list(user.organisation(), Reach.all()).stream()
                                        .map(ManageGroups.Filled::group)
                                        .toList(),
                                narrow.list(user.organisation()))
                        : new Narrowed(List.of(), Map.of()),
                passwords);
    }

    /** The groups there are, and those of the people who are narrowed to some. */
    record Narrowed(List<DeviceGroup> groups, Map<UserId, Set<DeviceGroupId>> people) {
        /** In words; empty for those whose role is about all devices. */
        String words(User person) {
            Set<DeviceGroupId> own = people.get(person.id());
            if (!Access.mayBeNarrowed(person.role())) {
                return "";
            } else if (own == null) {
                return "all devices";
            } else if (own.isEmpty()) {
                return "no device";
            }
            return groups.stream()
                    .filter(group -> own.contains(group.id()))
                    .map(DeviceGroup::name)
                    .collect(Collectors.joining(", "));
        }

        /** The ids of the groups of somebody who is narrowed, divided by blanks. */
        String ids(User person) {
            return people.getOrDefault(person.id(), Set.of()).stream()
                    .map(DeviceGroupId::toString)
                    .sorted()
                    .collect(Collectors.joining(" "));
        }
    }

    /** One group as the page shows it. */
    public record Group(String id, String name) {}

    /**
     * One person as the page shows them.
     *
     * @param changeable whether whoever looks may change and remove them
     * @param heir whether whoever looks may make them the owner in their own place
     * @param reach which devices they reach, in words; empty if their role is about all of them
     * @param narrowed whether they reach those of some groups only
     * @param groups the ids of these, divided by blanks
     */
    public record Row(
            String id,
            String email,
            String role,
            boolean changeable,
            boolean heir,
            String reach,
            boolean narrowed,
            String groups) {}

    /** One who is invited, as the page shows them. */
    public record Guest(String id, String email, String role, String endsAt) {}

    /** What the page shows. */
    public static final class Content extends Page {
        private final User user;
        private final Profile profile;
        private final List<User> people;
        private final List<Invitation> guests;
        private final Narrowed narrowed;
        private final boolean passwords;

        Content(
                User user,
                Profile profile,
                List<User> people,
                List<Invitation> guests,
                Narrowed narrowed,
                boolean passwords) {
            super("people.ftlh", new Actor.Member(user));
            this.user = user;
            this.profile = profile;
            this.people = people;
            this.guests = guests;
            this.narrowed = narrowed;
            this.passwords = passwords;
        }

        public String name() {
            return profile.name();
        }

        /** Whether the address of whoever looks is known to be theirs. */
        public boolean verified() {
            return profile.verified();
        }

        public boolean passwords() {
            return passwords;
        }

        public boolean maySee() {
            return may(Permission.MEMBERS_READ);
        }

        public boolean mayInvite() {
            return may(Permission.MEMBERS_WRITE);
        }

        public boolean maySeeKeys() {
            return may(Permission.KEYS_READ);
        }

        /** What whoever looks may make of others. */
        public List<String> roles() {
            return Arrays.stream(Role.values())
                    .filter(role -> role != Role.OWNER || user.role() == Role.OWNER)
                    .map(Content::word)
                    .toList();
        }

        public List<Row> people() {
            return people.stream()
                    .map(each -> new Row(
                            each.id().toString(),
                            each.email().value(),
                            word(each.role()),
                            mayInvite() && (each.role() != Role.OWNER || user.role() == Role.OWNER),
                            may(Permission.OWNERSHIP_TRANSFER) && !each.id().equals(user.id()),
                            narrowed.words(each),
                            narrowed.people().containsKey(each.id()),
                            narrowed.ids(each)))
                    .toList();
        }

        public List<Group> groups() {
            return narrowed.groups().stream()
                    .map(group -> new Group(group.id().toString(), group.name()))
                    .toList();
        }

        /** Whether there is anything to say of which devices people reach. */
        public boolean narrows() {
            return !narrowed.groups().isEmpty() || !narrowed.people().isEmpty();
        }

        public List<Guest> guests() {
            return guests.stream()
                    .map(each -> new Guest(
                            each.id().toString(),
                            each.email().value(),
                            word(each.role()),
                            each.endsAt().toString()))
                    .toList();
        }

        private static String word(Role role) {
            return role.name().toLowerCase(Locale.ROOT);
        }
    }
}
