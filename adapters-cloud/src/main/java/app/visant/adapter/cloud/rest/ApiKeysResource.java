package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.Needs;
import app.visant.contracts.people.v1.ApiKeyAnswer;
import app.visant.contracts.people.v1.ApiKeyItem;
import app.visant.contracts.people.v1.ApiKeyRequest;
import app.visant.domain.access.Permission;
import app.visant.domain.apikey.ApiKey;
import app.visant.domain.apikey.ManageApiKeys;
import app.visant.domain.apikey.NewApiKey;
import app.visant.domain.kernel.ApiKeyId;
import app.visant.domain.kernel.FieldError;
import app.visant.domain.kernel.InvalidInput;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys by which programs of an organisation prove themselves. */
@Path("/v1/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ApiKeysResource {
    private final ManageApiKeys keys;

    ApiKeysResource(ManageApiKeys keys) {
        this.keys = keys;
    }

    @Needs(Permission.KEYS_READ)
    @GET
    public List<ApiKeyItem> list(@Auth Caller caller) {
        return keys.list(caller.actor()).stream().map(ApiKeysResource::item).toList();
    }

    @Needs(Permission.KEYS_WRITE)
    @POST
    public Response make(@Auth Caller caller, @Nullable ApiKeyRequest body) {
        ManageApiKeys.Made made = keys.make(caller.actor(), wanted(Bodies.require(body)));
        return Response.status(Response.Status.CREATED)
                .entity(new ApiKeyAnswer(made.secret().value(), item(made.key())))
                .header("Cache-Control", "no-store")
                .build();
    }

    @Needs(Permission.KEYS_WRITE)
    @DELETE
    @Path("/{key_id}")
    public void revoke(@Auth Caller caller, @PathParam("key_id") String id) {
        keys.revoke(caller.actor(), ApiKeyId.parse(id));
    }

    private static NewApiKey wanted(ApiKeyRequest request) {
        String name = request.name();
        List<String> words = request.permissions();
        if (name != null && words != null) {
            return new NewApiKey(name, permissions(words), request.endsAt());
        }
        List<FieldError> errors = new ArrayList<>();
        if (name == null) {
            errors.add(new FieldError("name", "is missing"));
        }
        if (words == null) {
            errors.add(new FieldError("permissions", "is missing"));
        }
        throw new InvalidInput(errors);
    }

    private static Set<Permission> permissions(List<String> words) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (String word : words) {
            permissions.add(Permission.of(String.valueOf(word))
                    .orElseThrow(() -> new InvalidInput("permissions", "must be words such as captures:read")));
        }
        return permissions;
    }

    private static ApiKeyItem item(ApiKey key) {
        return new ApiKeyItem(
                key.id().toString(),
                key.name(),
                key.permissions().stream().map(Permission::word).sorted().toList(),
                key.hint(),
                key.madeBy(),
                key.madeAt(),
                key.endsAt(),
                key.lastUsedAt());
    }
}
