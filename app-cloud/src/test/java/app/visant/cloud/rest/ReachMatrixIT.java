package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.access.Access;
import app.visant.domain.tenant.Role;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route, tried by people who are narrowed to a group, on its devices and on one beyond. */
class ReachMatrixIT extends MatrixSuite {
    private static final String BEYOND = "beyond-5Tn6";

    private static final List<Role> NARROWED =
            Arrays.stream(Role.values()).filter(Access::mayBeNarrowed).toList();

    private Tenant narrowed;
    /** The same organisation's things that those of a role that can be narrowed don't reach. */
    private Tenant.Things beyond;

    private Tenant besides;

    @BeforeAll
    void narrow() throws Exception {
        narrowed = new Tenant(cloud(), "within-3Hd8");
        besides = narrowed.beside(BEYOND);
        beyond = besides.things();
        narrowed.narrowTo(narrowed.things());
    }

    @BeforeEach
    void restoreRoles() {
        narrowed.restoreRoles();
    }

    List<Route> safeRoutesForEverybody() {
        return routesForEverybody().stream().filter(Route::isSafe).toList();
    }

    @Test
    void knowsWhoCanBeNarrowed() {
        assertThat(NARROWED).isNotEmpty().doesNotContain(Role.OWNER);
    }

    @ParameterizedTest
    @MethodSource("routesForPeople")
    void hidesTheThingsOfDevicesBeyondReach(Route route) throws Exception {
        String untouched = besides.fingerprint(beyond.device());
        SoftAssertions all = new SoftAssertions();
        for (Role role : NARROWED) {
            Reply reply = ask(route, beyond, bearer(narrowed.token(role)));
            if (!allows(route, role)) {
                assertRefused(all, reply, NOT_ALLOWED, role);
            } else if (route.namesAThingOfADevice()) {
                assertHidden(all, route, reply, role);
            } else {
                assertPermitted(all, reply, role);
            }
            tellsNothingOfWhatIsBeyond(all, route, reply, role);
        }
        all.assertThat(besides.fingerprint(beyond.device()))
                .as("what there is of the device beyond reach")
                .isEqualTo(untouched);
        all.assertAll();
    }

    @ParameterizedTest
    @MethodSource("routesForPeople")
    void letsPeopleDoWithinReachWhatTheirRoleAllows(Route route) throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (Role role : NARROWED) {
            narrowed.restoreRoles();
            Tenant.Things things = narrowed.things();
            if (!route.isSafe() && allows(route, role)) {
                things = narrowed.make();
                narrowed.narrowTo(narrowed.things(), things);
            }
            Reply reply = ask(route, things, bearer(narrowed.token(role)));
            if (allows(route, role)) {
                assertLetIn(all, reply, role);
            } else {
                assertRefused(all, reply, NOT_ALLOWED, role);
            }
        }
        all.assertAll();
    }

    @ParameterizedTest
    @MethodSource("safeRoutesForEverybody")
    void tellsNothingOfWhatIsBeyondWhereEverybodyMayAsk(Route route) throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (Role role : NARROWED) {
            Reply reply = ask(route, beyond, bearer(narrowed.token(role)));
            tellsNothingOfWhatIsBeyond(all, route, reply, role);
        }
        all.assertAll();
    }

    @Test
    void sumsUpNothingOfDevicesBeyondReach() throws Exception {
        String owner = narrowed.token(Role.OWNER);
        assertThat(captures(owner)).isEqualTo(2);
        for (Role role : NARROWED) {
            String token = narrowed.token(role);
            assertThat(captures(token)).as("pictures for %s", role).isEqualTo(1);
            assertThat(slotsUsed(token)).as("slots for %s", role).isLessThan(slotsUsed(owner));
        }
    }

    private int captures(String token) throws Exception {
        return cloud().get("/v1/storage", token).body().path("captures").asInt();
    }

    private int slotsUsed(String token) throws Exception {
        return cloud().get("/v1/plan", token).body().path("device_slots_used").asInt();
    }

    /** A device's id comes back only to who named it. */
    private void tellsNothingOfWhatIsBeyond(SoftAssertions all, Route route, Reply reply, Role role) {
        all.assertThat(reply.body()).as("%s by %s", route, role).doesNotContain(BEYOND);
        if (!route.namesAThing() && route.body().isEmpty()) {
            all.assertThat(reply.body()).as("%s by %s", route, role).doesNotContain(beyond.device());
        }
    }
}
