package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.adapter.cloud.access.Audience;
import app.visant.domain.access.Actor;
import app.visant.domain.access.Permission;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.UserId;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.User;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route for callers and people, tried by an administrator of the platform who acts for an organisation. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActingMatrixIT {
    private static final String FOREIGN = "foreign-6Gx3";

    private RunningCloud cloud;
    private List<Route> routes;
    private Tenant harbour;
    private Tenant foreign;
    private Set<Permission> held;
    private String administrator;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        cloud = new RunningCloud(data);
        routes = Route.of(cloud).stream()
                .filter(route ->
                        route.audience() instanceof Audience.Callers || route.audience() instanceof Audience.Person)
                .toList();
        harbour = new Tenant(cloud, "harbour-2Vn7");
        foreign = new Tenant(cloud, FOREIGN);
        UUID organisation = UUID.fromString(harbour.things().organisation());
        held = new Actor.Acting(
                        new User(
                                new UserId(UUID.randomUUID()),
                                new OrganisationId(UUID.randomUUID()),
                                new EmailAddress(RunningCloud.EMAIL),
                                Role.OWNER),
                        new OrganisationId(organisation),
                        "harbour",
                        Instant.MAX)
                .permissions();
        administrator = cloud.logIn(RunningCloud.EMAIL, RunningCloud.PASSWORD);
        assertThat(cloud.json("POST", "/v1/platform/acting", administrator, """
                        {"organisation_id":"%s","reason":"the quay's camera is dark","minutes":60}""".formatted(organisation))
                        .status())
                .isEqualTo(201);
    }

    @AfterAll
    void stop() {
        cloud.close();
    }

    List<Route> routes() {
        return routes;
    }

    @Test
    void findsRoutesOfAllKinds() {
        assertThat(routes.stream().map(this::isOpen)).contains(true, false);
        assertThat(routes.stream().filter(this::isOpen)).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void doesForTheOrganisationWhatTheMandateAllowsAndNothingElse(Route route) throws Exception {
        Reply reply = ask(route, route.isSafe() ? harbour.things() : harbour.make());
        if (isOpen(route)) {
            assertThat(reply.status())
                    .as("%s: %s", route, reply)
                    .isNotIn(401, 403, 404)
                    .isLessThan(500);
        } else {
            assertThat(reply.status()).as("%s: %s", route, reply).isEqualTo(403);
        }
        assertThat(reply.body()).doesNotContain(FOREIGN);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void reachesNothingOfAnotherOrganisation(Route route) throws Exception {
        String before = foreign.fingerprint();
        Reply reply = ask(route, foreign.things());
        if (isOpen(route) && route.namesAThing()) {
            assertThat(reply.status()).as("%s: %s", route, reply).isEqualTo(route.isPage() ? 303 : 404);
        }
        assertThat(reply.body()).doesNotContain(FOREIGN);
        assertThat(foreign.fingerprint()).as("what the other organisation has").isEqualTo(before);
    }

    private boolean isOpen(Route route) {
        return route.audience() instanceof Audience.Callers(Permission needed) && held.contains(needed);
    }

    private Reply ask(Route route, Tenant.Things things) throws Exception {
        return Reply.to(cloud, route, things, Map.of("Authorization", "Bearer " + administrator));
    }
}
