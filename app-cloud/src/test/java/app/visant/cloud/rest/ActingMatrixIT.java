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
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route for callers and people, tried by an administrator of the platform who acts for an organisation. */
class ActingMatrixIT extends MatrixSuite {
    private static final String FOREIGN = "foreign-6Gx3";

    private Tenant harbour;
    private Tenant foreign;
    private Set<Permission> held;
    private String administrator;

    @BeforeAll
    void beginToAct() throws Exception {
        harbour = new Tenant(cloud(), "harbour-2Vn7");
        foreign = new Tenant(cloud(), FOREIGN);
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
        administrator = cloud().logIn(RunningCloud.EMAIL, RunningCloud.PASSWORD);
        assertThat(cloud().json("POST", "/v1/platform/acting", administrator, """
                        {"organisation_id":"%s","reason":"the quay's camera is dark","minutes":60}""".formatted(organisation))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void findsRoutesOfAllKinds() {
        assertThat(routesForPeople().stream().map(this::isOpen)).contains(true, false);
        assertThat(routesForPeople().stream().filter(this::isOpen)).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("routesForPeople")
    void doesForTheOrganisationWhatTheMandateAllowsAndNothingElse(Route route) throws Exception {
        Reply reply = ask(route, route.isSafe() ? harbour.things() : harbour.make());
        if (isOpen(route)) {
            SoftAssertions.assertSoftly(all -> assertLetIn(all, reply, route));
        } else {
            assertThat(reply.status()).as("%s: %s", route, reply).isEqualTo(403);
        }
        assertThat(reply.body()).doesNotContain(FOREIGN);
    }

    @ParameterizedTest
    @MethodSource("routesForPeople")
    void reachesNothingOfAnotherOrganisation(Route route) throws Exception {
        String before = foreign.fingerprint();
        Reply reply = ask(route, foreign.things());
        if (isOpen(route) && route.namesAThing()) {
            SoftAssertions.assertSoftly(all -> assertHidden(all, route, reply, route));
        }
        assertThat(reply.body()).doesNotContain(FOREIGN);
        assertThat(foreign.fingerprint()).as("what the other organisation has").isEqualTo(before);
    }

    private boolean isOpen(Route route) {
        return route.audience() instanceof Audience.Callers(Permission needed) && held.contains(needed);
    }

    private Reply ask(Route route, Tenant.Things things) throws Exception {
        return ask(route, things, bearer(administrator));
    }
}
