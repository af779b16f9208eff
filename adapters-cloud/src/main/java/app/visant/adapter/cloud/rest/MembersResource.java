package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.Needs;
import app.visant.contracts.people.v1.InvitationItem;
import app.visant.contracts.people.v1.InvitationRequest;
import app.visant.contracts.people.v1.MemberGroupsRequest;
import app.visant.contracts.people.v1.MemberItem;
import app.visant.contracts.people.v1.RoleRequest;
import app.visant.domain.access.Access;
import app.visant.domain.access.Permission;
import app.visant.domain.group.NarrowMembers;
import app.visant.domain.kernel.DeviceGroupId;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.UserId;
import app.visant.domain.member.Invitation;
import app.visant.domain.member.InvitationId;
import app.visant.domain.member.InvitePeople;
import app.visant.domain.member.ManageMembers;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.User;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The people of an organisation, and those who are invited. */
@Path("/v1/members")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MembersResource {
    private final ManageMembers members;
    private final InvitePeople invite;
    private final NarrowMembers narrow;

    MembersResource(ManageMembers members, InvitePeople invite, NarrowMembers narrow) {
        this.members = members;
        this.invite = invite;
        this.narrow = narrow;
    }

    @Needs(Permission.MEMBERS_READ)
    @GET
    public Response list(
            @Auth Caller caller,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset) {
        Map<UserId, Set<DeviceGroupId>> narrowed = narrow.list(caller.organisation());
        return Query.page(
                members.list(caller.actor(), Query.slice(limit, offset)), user -> item(user, narrowed.get(user.id())));
    }

    @Needs(Permission.MEMBERS_WRITE)
    @PUT
    @Path("/{user_id}")
    public MemberItem changeRole(@Auth Caller caller, @PathParam("user_id") String id, @Nullable RoleRequest body) {
        User changed = members.changeRole(
                caller.user(), UserId.parse(id), role(Bodies.require(body).role()));
        return item(changed, narrow.list(caller.organisation()).get(changed.id()));
    }

    @Needs(Permission.MEMBERS_WRITE)
    @DELETE
    @Path("/{user_id}")
    public void remove(@Auth Caller caller, @PathParam("user_id") String id) {
        members.remove(caller.user(), UserId.parse(id));
    }

    @Needs(Permission.MEMBERS_WRITE)
    @PUT
    @Path("/{user_id}/groups")
    public MemberItem narrow(@Auth Caller caller, @PathParam("user_id") String id, @Nullable MemberGroupsRequest body) {
        List<String> groups = Bodies.require(body).groups();
        UserId member = UserId.parse(id);
        if (groups == null) {
            return item(narrow.widen(caller.actor(), member), null);
        }
        Set<DeviceGroupId> wanted = groups.stream().map(DeviceGroupId::parse).collect(Collectors.toSet());
        return item(narrow.narrow(caller.actor(), member, wanted), wanted);
    }

    @Needs(Permission.OWNERSHIP_TRANSFER)
    @POST
    @Path("/{user_id}/hand-over")
    public MemberItem handOver(@Auth Caller caller, @PathParam("user_id") String id) {
        return item(members.handOver(caller.user(), UserId.parse(id)), null);
    }

    @Needs(Permission.MEMBERS_READ)
    @GET
    @Path("/invitations")
    public List<InvitationItem> invitations(@Auth Caller caller) {
        return invite.open(caller.actor()).stream().map(MembersResource::item).toList();
    }

    @Needs(Permission.MEMBERS_WRITE)
    @POST
    @Path("/invitations")
    public Response invite(@Auth Caller caller, @Nullable InvitationRequest body) {
        InvitationRequest request = Bodies.require(body);
        String email = request.email();
        if (email == null) {
            throw new InvalidInput("email", "is missing");
        }
        Invitation made = invite.invite(caller.user(), new EmailAddress(email), role(request.role()));
        return Response.status(Response.Status.CREATED).entity(item(made)).build();
    }

    @Needs(Permission.MEMBERS_WRITE)
    @DELETE
    @Path("/invitations/{invitation_id}")
    public void withdraw(@Auth Caller caller, @PathParam("invitation_id") String id) {
        invite.withdraw(caller.user(), InvitationId.parse(id));
    }

    private static Role role(@Nullable String word) {
        return Arrays.stream(Role.values())
                .filter(role -> Words.of(role).equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("role", "must be owner, admin, operator, viewer or auditor"));
    }

    private static MemberItem item(User user, @Nullable Set<DeviceGroupId> narrowed) {
        return new MemberItem(
                user.id().toString(),
                user.email().value(),
                Words.of(user.role()),
                narrowed == null || !Access.mayBeNarrowed(user.role())
                        ? null
                        : narrowed.stream()
                                .map(DeviceGroupId::toString)
                                .sorted()
                                .toList());
    }

    private static InvitationItem item(Invitation invitation) {
        return new InvitationItem(
                invitation.id().toString(),
                invitation.email().value(),
                Words.of(invitation.role()),
                invitation.madeAt(),
                invitation.endsAt());
    }
}
