package app.visant.cloud.dashboard;

import app.visant.adapter.cloud.access.Needs;
import app.visant.adapter.cloud.rest.Caller;
import app.visant.domain.access.Access;
import app.visant.domain.access.Actor;
import app.visant.domain.access.Permission;
import app.visant.domain.apikey.ApiKey;
import app.visant.domain.apikey.ManageApiKeys;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.member.ManageMembers;
import app.visant.domain.tenant.EmailAddress;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys by which programs of the organisation prove themselves. */
@Path("/ui/keys")
@Produces(MediaType.TEXT_HTML + ";charset=utf-8")
public final class KeysPage {
    private final ManageApiKeys keys;
    private final ManageMembers members;
    private final InstantSource clock;

    public KeysPage(ManageApiKeys keys, ManageMembers members, InstantSource clock) {
        this.keys = keys;
        this.members = members;
        this.clock = clock;
    }

    @Needs(Permission.KEYS_READ)
    @GET
    public Content show(@Auth Caller caller) {
        List<ApiKey> all = keys.list(caller.actor());
        Map<String, String> makers = new HashMap<>();
        all.forEach(key -> makers.computeIfAbsent(key.madeBy(), maker -> standing(caller.actor(), maker)));
        return new Content(caller.actor(), all, makers, clock.instant());
    }

    /** What became of who made a key, if they could make none now; empty if they could. */
    private String standing(Actor actor, String maker) {
        return address(maker)
                .flatMap(address -> members.find(actor, address))
                .map(user -> Access.of(user.role()).contains(Permission.KEYS_WRITE)
                        ? ""
                        : "now " + user.role().name().toLowerCase(Locale.ROOT))
                .orElse("not here any more");
    }

    private static Optional<EmailAddress> address(String maker) {
        try {
            return Optional.of(new EmailAddress(maker));
        } catch (InvalidInput noAddress) {
            return Optional.empty();
        }
    }

    /**
     * One key as the page shows it; times are empty where there is none.
     *
     * @param makerNow what became of who made it; empty if they could make it now
     */
    public record Row(
            String id,
            String name,
            String hint,
            List<String> permissions,
            String madeBy,
            String makerNow,
            String endsAt,
            boolean ended,
            String lastUsedAt) {}

    /** A permission that a key may get. */
    public record Choice(String word, String means) {}

    /** What the page shows. */
    public static final class Content extends Page {
        private final List<ApiKey> keys;
        private final Map<String, String> makers;
        private final Instant now;

        Content(Actor actor, List<ApiKey> keys, Map<String, String> makers, Instant now) {
            super("keys.ftlh", actor);
            this.keys = keys;
            this.makers = Map.copyOf(makers);
            this.now = now;
        }

        public boolean mayMake() {
            return may(Permission.KEYS_WRITE);
        }

        /** What whoever looks may give to a key. */
        public List<Choice> permissions() {
            return Access.ofPrograms().stream()
                    .filter(this::may)
                    .sorted()
                    .map(each -> new Choice(each.word(), PermissionWords.of(each)))
                    .toList();
        }

        public List<Row> keys() {
            return keys.stream()
                    .map(key -> new Row(
                            key.id().toString(),
                            key.name(),
                            key.hint(),
                            key.permissions().stream()
                                    .sorted()
                                    .map(Permission::word)
                                    .toList(),
                            key.madeBy(),
                            makers.getOrDefault(key.madeBy(), ""),
                            text(key.endsAt()),
                            !key.lasts(now),
                            text(key.lastUsedAt())))
                    .toList();
        }

        private static String text(@Nullable Instant time) {
            return Objects.toString(time, "");
        }
    }
}
