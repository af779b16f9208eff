package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.adapter.cloud.access.Audience;
import app.visant.domain.access.Access;
import app.visant.domain.access.Permission;
import app.visant.domain.tenant.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route that asks who is there, tried by programs with API keys of all kinds; a new route is tried by itself. */
class ProgramsMatrixIT extends MatrixSuite {
    private static final String OURS = "ours-4Tn8";
    private static final String THEIRS = "theirs-2Hx6";

    private Tenant ours;
    private Tenant theirs;
    private String all;

    @BeforeAll
    void makeOrganisations() throws Exception {
        ours = new Tenant(cloud(), OURS);
        theirs = new Tenant(cloud(), THEIRS);
        all = ours.key(Access.ofPrograms());
    }

    List<Route> routesForSomebody() {
        return routesFor(whom -> switch (whom) {
            case Audience.Callers _, Audience.Person _, Audience.Platform _ -> true;
            case Audience.Devices _, Audience.Everybody _ -> false;
        });
    }

    @Test
    void findsRoutesOfAllKinds() {
        assertThat(routesForSomebody().stream().map(this::isForPrograms)).contains(true, false);
        assertThat(routesForSomebody().stream().filter(this::isForPrograms)).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("routesForSomebody")
    void letsAProgramDoWhatItsKeyAllows(Route route) throws Exception {
        Tenant.Things things = route.isSafe() ? ours.things() : ours.make();
        if (isForPrograms(route)) {
            Reply reply = ask(route, things, ours.key(Set.of(neededBy(route))));
            SoftAssertions.assertSoftly(each -> assertLetIn(each, reply, route));
            assertThat(reply.body()).doesNotContain(THEIRS);
        } else {
            assertThat(ask(route, things, all).refusal()).isEqualTo(refusal(route));
        }
    }

    @ParameterizedTest
    @MethodSource("routesForSomebody")
    void refusesAProgramWhatItsKeyDoesNotAllow(Route route) throws Exception {
        if (isForPrograms(route)) {
            Set<Permission> others = new HashSet<>(Access.ofPrograms());
            others.remove(neededBy(route));
            assertThat(ask(route, ours.things(), ours.key(others)).refusal()).isEqualTo("403 not_allowed");
        }
        Reply reply = ask(route, ours.things(), ours.key(Set.of()));
        assertThat(reply.refusal()).isEqualTo(isForPrograms(route) ? "403 not_allowed" : refusal(route));
        assertThat(reply.body()).doesNotContain(OURS);
    }

    @ParameterizedTest
    @MethodSource("routesForSomebody")
    void hidesTheThingsOfAnotherOrganisationFromPrograms(Route route) throws Exception {
        String before = theirs.fingerprint();

        Reply reply = ask(route, theirs.things(), all);

        if (isForPrograms(route) && route.namesAThing()) {
            assertThat(reply.status()).as("%s: %s", route, reply).isEqualTo(404);
        } else if (!isForPrograms(route)) {
            assertThat(reply.refusal()).isEqualTo(refusal(route));
        }
        assertThat(reply.body()).doesNotContain(THEIRS);
        assertThat(theirs.fingerprint()).as("what the other organisation has").isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("routesForSomebody")
    void takesAKeyFromNoCookie(Route route) throws Exception {
        Reply reply = ask(route, ours.things(), cookie(all, "same-origin"));
        assertThat(reply.refusal()).isEqualTo(route.isPage() ? "303" : "401 token_refused");
    }

    @Test
    void givesNoProgramAPersonsPlace() throws Exception {
        assertThat(cloud().get("/v1/auth/me", all).text("code")).isEqualTo("people_only");
        assertThat(cloud().get("/v1/auth/me", ours.token(Role.VIEWER)).status()).isEqualTo(200);
    }

    @Test
    void letsNoProgramRedeemACodeWithADevice() throws Exception {
        Route activation = routes().stream()
                .filter(route -> route.path().equals("/v1/devices/activate"))
                .findFirst()
                .orElseThrow();
        Reply reply = ask(activation, ours.make(), bearer(all));
        assertThat(reply.refusal()).isEqualTo("403 not_allowed");
        assertThat(reply.body()).contains("plan:write");
    }

    private boolean isForPrograms(Route route) {
        return !route.isPage()
                && route.audience() instanceof Audience.Callers(Permission needed)
                && Access.ofPrograms().contains(needed);
    }

    private static Permission neededBy(Route route) {
        return ((Audience.Callers) route.audience()).permission();
    }

    /** What a program hears where none is let in. */
    private static String refusal(Route route) {
        return route.isPage() || !(route.audience() instanceof Audience.Callers)
                ? "403 people_only"
                : "403 not_allowed";
    }

    private Reply ask(Route route, Tenant.Things things, String key) throws Exception {
        return ask(route.withoutActivationCode(), things, bearer(key));
    }
}
