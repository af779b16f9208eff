package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.Needs;
import app.visant.contracts.people.v1.StorageAnswer;
import app.visant.domain.access.Permission;
import app.visant.domain.intake.KeepWithinQuota;
import app.visant.domain.intake.KeepWithinQuota.Room;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** How much an organisation has stored of the devices that the caller reaches. */
@Path("/v1/storage")
@Produces(MediaType.APPLICATION_JSON)
public final class StorageResource {
    private final KeepWithinQuota quota;

    StorageResource(KeepWithinQuota quota) {
        this.quota = quota;
    }

    @Needs(Permission.CAPTURES_READ)
    @GET
    public StorageAnswer look(@Auth Caller caller) {
        Room room = quota.room(caller.organisation(), caller.reach());
        return new StorageAnswer(
                room.stored().captures(),
                room.stored().bytes(),
                bound(room.allowed().captures()),
                bound(room.allowed().bytes()));
    }

    static @Nullable Long bound(long most) {
        return most == Long.MAX_VALUE ? null : most;
    }
}
