package app.visant.domain.tenant;

import app.visant.domain.kernel.Ids;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.UserId;
import java.time.InstantSource;
import java.util.Optional;

/** Makes the first organisation and its owner, where there is nobody yet. It is whose the installation is, and needs no trial. */
public final class BootstrapAdministrator {
    private final Organisations organisations;
    private final Users users;
    private final PasswordHashing hashing;
    private final Ids ids;
    private final InstantSource clock;

    public BootstrapAdministrator(
            Organisations organisations, Users users, PasswordHashing hashing, Ids ids, InstantSource clock) {
        this.organisations = organisations;
        this.users = users;
        this.hashing = hashing;
        this.ids = ids;
        this.clock = clock;
    }

    /** @return the owner, or empty if there is somebody already and nothing was done */
    public Optional<User> bootstrap(Request request) {
        if (!users.isEmpty()) {
            return Optional.empty();
        }
        Organisation organisation = new Organisation(
                new OrganisationId(ids.newUuid()),
                request.organisation(),
                request.deviceSlots(),
                new Plan.Endless(),
                request.allowTokenlessDevices(),
                clock.instant());
        organisations.add(organisation);
        User owner = new User(new UserId(ids.newUuid()), organisation.id(), request.email(), Role.OWNER);
        users.add(new Account(owner, hashing.hash(request.password().value())));
        return Optional.of(owner);
    }

    /** What the first organisation is to be. */
    public record Request(
            EmailAddress email,
            NewPassword password,
            String organisation,
            int deviceSlots,
            boolean allowTokenlessDevices) {
        @Override
        public String toString() {
            return "Request[" + email + ", " + organisation + "]";
        }
    }
}
