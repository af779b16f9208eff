package app.visant.cloud.rest;

import app.visant.adapter.cloud.access.Audience;
import app.visant.adapter.cloud.security.TestIssuer;
import app.visant.domain.access.Access;
import app.visant.domain.access.Permission;
import app.visant.domain.tenant.Role;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the matrices have in common: a running cloud with every route that there can be, also those that are there only with an issuer
 * outside, and how one is asked. A new route is in them by itself.
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MatrixSuite {
    static final String NOT_ALLOWED = "403 not_allowed";

    private TestIssuer issuer;
    private RunningCloud cloud;
    private List<Route> routes;
    private Path data;

    @BeforeAll
    final void startCloud(@TempDir Path folder) throws Exception {
        data = folder;
        issuer = new TestIssuer();
        cloud = RunningCloud.withIssuer(folder, issuer);
        routes = Route.of(cloud);
    }

    @AfterAll
    final void stopCloud() {
        try (TestIssuer _ = issuer) {
            cloud.close();
        }
    }

    final RunningCloud cloud() {
        return cloud;
    }

    /** Where the cloud keeps its own files. */
    final Path data() {
        return data;
    }

    final List<Route> routes() {
        return routes;
    }

    final List<Route> routesFor(Predicate<Audience> whom) {
        return routes.stream().filter(route -> whom.test(route.audience())).toList();
    }

    final List<Route> routesForPeople() {
        return routesFor(whom -> whom instanceof Audience.Callers || whom instanceof Audience.Person);
    }

    final List<Route> routesForEverybody() {
        return routesFor(Audience.Everybody.class::isInstance);
    }

    static boolean allows(Route route, Role role) {
        return switch (route.audience()) {
            case Audience.Callers(Permission needed) -> Access.of(role).contains(needed);
            case Audience.Person() -> true;
            case Audience.Platform(), Audience.Devices(), Audience.Everybody() -> false;
        };
    }

    final Reply ask(Route route, Tenant.Things things, Map<String, String> headers)
            throws IOException, InterruptedException {
        return Reply.to(cloud, route, things, headers);
    }

    static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    static Map<String, String> cookie(String token, String site) {
        return Map.of("Cookie", "visant_session=" + token, "Sec-Fetch-Site", site);
    }

    /** That somebody may ask this, and that what it is about is there for them; the values of an example may still be refused. */
    static void assertLetIn(SoftAssertions all, Reply reply, Object who) {
        all.assertThat(reply.status())
                .as("%s: %s", who, reply)
                .isNotIn(401, 403, 404)
                .isLessThan(500);
    }

    /** That somebody may ask this. */
    static void assertPermitted(SoftAssertions all, Reply reply, Object who) {
        all.assertThat(reply.status())
                .as("%s: %s", who, reply)
                .isNotIn(401, 403)
                .isLessThan(500);
    }

    /** That somebody hears of a thing what they would hear if it were not there: a page goes back to its list. */
    static void assertHidden(SoftAssertions all, Route route, Reply reply, Object who) {
        all.assertThat(reply.status()).as("%s: %s", who, reply).isEqualTo(route.isPage() ? 303 : 404);
    }

    /** @param refusal the status, and the code of the problem */
    static void assertRefused(SoftAssertions all, Reply reply, String refusal, Object who)
            throws JsonProcessingException {
        all.assertThat(reply.refusal()).as("%s", who).isEqualTo(refusal);
    }
}
