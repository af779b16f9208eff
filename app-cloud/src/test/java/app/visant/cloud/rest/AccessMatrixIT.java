package app.visant.cloud.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.adapter.cloud.access.Audience;
import app.visant.adapter.cloud.stream.StreamRoute;
import app.visant.domain.access.Access;
import app.visant.domain.access.Permission;
import app.visant.domain.tenant.Role;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every route of the running cloud, tried by every role on things of its own and of another organisation, and with every
 * kind of bad token. What must come of it follows from what the route declares; a new route is tried by itself.
 */
class AccessMatrixIT extends MatrixSuite {
    private static final String OURS = "ours-7Kq2";
    private static final String THEIRS = "theirs-9Wz4";

    private Tenant ours;
    private Tenant theirs;
    /** Once, since each log-in counts for the place that all of this comes from. */
    private String administrator;

    private Map<String, String> badTokens;
    private String before;

    @BeforeAll
    void makeOrganisations() throws Exception {
        ours = new Tenant(cloud(), OURS);
        theirs = new Tenant(cloud(), THEIRS);
        administrator = cloud().logIn(RunningCloud.EMAIL, RunningCloud.PASSWORD);
        byte[] key = Base64.getDecoder()
                .decode(Files.readString(data().resolve("token-key")).strip());
        badTokens = new LinkedHashMap<>(BadTokens.of(ours.token(Role.OWNER), key));
        badTokens.put("of a removed person", ofARemovedPerson());
        badTokens.put("of a session that has ended", ofAnEndedSession());
        badTokens.put("of a device", ours.things().deviceToken());
        badTokens.putAll(BadTokens.keys(cloud(), ours));
        before = theirs.fingerprint();
    }

    @BeforeEach
    void restoreRoles() {
        ours.restoreRoles();
    }

    List<Route> routesForPlatform() {
        return routesFor(Audience.Platform.class::isInstance);
    }

    List<Route> routesForDevices() {
        return routesFor(Audience.Devices.class::isInstance);
    }

    @Test
    void findsAllKindsOfRoutes() {
        assertThat(routes()).hasSizeGreaterThan(45);
        assertThat(routesForPeople()).hasSizeGreaterThan(25);
        assertThat(routesForPlatform()).isNotEmpty();
        assertThat(routesForDevices())
                .hasSizeGreaterThan(6)
                .anyMatch(route -> route.path().equals(StreamRoute.POLL.path()));
        assertThat(routesForEverybody()).anyMatch(route -> route.path().equals("/health"));
    }

    @ParameterizedTest
    @MethodSource("routesForPeople")
    void letsEachRoleDoWhatItMayToItsOwnThingsAndNothingElse(Route route) throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (Role role : Role.values()) {
            ours.restoreRoles();
            Tenant.Things things = route.isSafe() ? ours.things() : ours.make();
            Reply reply = ask(route, things, bearer(ours.token(role)));
            if (allows(route, role)) {
                assertLetIn(all, reply, role);
            } else {
                assertRefused(all, reply, NOT_ALLOWED, role);
            }
            all.assertThat(reply.body()).as("%s by %s", route, role).doesNotContain(THEIRS);
        }
        all.assertAll();
    }

    @ParameterizedTest
    @MethodSource("routesForPeople")
    void hidesTheThingsOfAnotherOrganisationFromEachRole(Route route) throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (Role role : Role.values()) {
            Reply reply = ask(route, theirs.things(), bearer(ours.token(role)));
            if (!allows(route, role)) {
                assertRefused(all, reply, NOT_ALLOWED, role);
            } else if (route.namesAThing()) {
                assertHidden(all, route, reply, role);
            } else {
                assertPermitted(all, reply, role);
            }
            all.assertThat(reply.body()).as("%s by %s", route, role).doesNotContain(THEIRS);
        }
        all.assertThat(theirs.fingerprint())
                .as("what the other organisation has")
                .isEqualTo(before);
        all.assertAll();
    }

    @Test
    void showsCodesThatWereRedeemedToWhoMayRedeemThem() throws Exception {
        for (Role role : Role.values()) {
            String page = new String(
                    cloud().get("/ui/plan", theirs.token(role)).response().body(), StandardCharsets.UTF_8);
            assertThat(page.contains(Tenant.CODE))
                    .as("the plan's page for %s", role)
                    .isEqualTo(Access.of(role).contains(Permission.PLAN_WRITE));
        }
    }

    @ParameterizedTest
    @MethodSource("routesForPeople")
    void refusesEachBadTokenWhereverItStands(Route route) throws Exception {
        SoftAssertions all = new SoftAssertions();
        Map<String, Map<String, String>> proofs = new LinkedHashMap<>();
        proofs.put("none", Map.of());
        badTokens.forEach((kind, token) -> {
            proofs.put(kind, bearer(token));
            proofs.put(kind + ", as a cookie", cookie(token, "same-origin"));
        });
        proofs.put("no bearer", Map.of("Authorization", "Basic " + ours.token(Role.OWNER)));
        for (var proof : proofs.entrySet()) {
            Reply reply = ask(route, ours.things(), proof.getValue());
            if (route.isPage()) {
                all.assertThat(reply.status())
                        .as("%s with %s", route, proof.getKey())
                        .isEqualTo(303);
                all.assertThat(reply.location()).contains("/ui/login?next=");
            } else {
                all.assertThat(reply.refusal())
                        .as("%s with %s", route, proof.getKey())
                        .isEqualTo("401 token_refused");
            }
            all.assertThat(reply.body()).as("%s with %s", route, proof.getKey()).doesNotContain(OURS);
        }
        all.assertAll();
    }

    @ParameterizedTest
    @MethodSource("routesForPeople")
    void takesAChangeByACookieOnlyFromItsOwnPages(Route route) throws Exception {
        String token = ours.token(Role.OWNER);
        Reply own = ask(route, route.isSafe() ? ours.things() : ours.make(), cookie(token, "same-origin"));
        Reply foreign = ask(route, ours.things(), cookie(token, "cross-site"));
        Reply sister = ask(route, ours.things(), cookie(token, "same-site"));
        Reply old = ask(route, ours.things(), Map.of("Cookie", "visant_session=" + token));
        Reply origin = ask(
                route,
                ours.things(),
                Map.of("Cookie", "visant_session=" + token, "Origin", "https://visant.example.evil"));

        SoftAssertions.assertSoftly(all -> assertLetIn(all, own, "by a cookie of its own pages"));
        for (Reply reply : List.of(foreign, sister, old, origin)) {
            if (route.isSafe()) {
                assertThat(reply.status()).isEqualTo(own.status());
            } else {
                assertThat(reply.refusal()).isEqualTo("403 foreign_site");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("routesForPlatform")
    void letsNobodyButAdministratorsOfThePlatformAboveOrganisations(Route route) throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (Role role : Role.values()) {
            Reply reply = ask(route, ours.things(), bearer(ours.token(role)));
            assertRefused(all, reply, "403 platform_only", role);
        }
        for (var bad : badTokens.entrySet()) {
            Reply reply = ask(route, ours.things(), bearer(bad.getValue()));
            all.assertThat(route.isPage() ? "303" : reply.refusal())
                    .as("%s with %s", route, bad.getKey())
                    .isEqualTo(route.isPage() ? String.valueOf(reply.status()) : "401 token_refused");
        }
        if (!route.isSafe()) {
            all.assertThat(ask(route, ours.things(), cookie(administrator, "cross-site"))
                            .refusal())
                    .isEqualTo("403 foreign_site");
        }
        Reply allowed = ask(route, ours.things(), bearer(administrator));
        assertLetIn(all, allowed, "an administrator of the platform");
        all.assertAll();
    }

    @ParameterizedTest
    @MethodSource("routesForDevices")
    void letsADeviceInByItsOwnTokenAlone(Route route) throws Exception {
        Tenant.Things other = ours.make();
        Tenant.Things things = ours.make();
        SoftAssertions all = new SoftAssertions();
        Map<String, String> proofs = new LinkedHashMap<>(badTokens);
        proofs.put("of another device", other.deviceToken());
        proofs.put("of another organisation's device", theirs.things().deviceToken());
        proofs.put("of a person", ours.token(Role.OWNER));
        proofs.put("cut short", things.deviceToken().substring(1));
        for (var proof : proofs.entrySet()) {
            Reply reply = ask(route, things, asDevice(things, proof.getValue()));
            all.assertThat(reply.refusal())
                    .as("%s with a token %s", route, proof.getKey())
                    .isEqualTo("401 device_token_refused");
        }
        Reply none = ask(route, things, Map.of("X-Device-ID", things.device()));
        all.assertThat(none.refusal()).as("%s without a token", route).isEqualTo("401 device_token_refused");
        Reply own = ask(route, things, asDevice(things, things.deviceToken()));
        assertPermitted(all, own, "itself");
        all.assertAll();
    }

    @ParameterizedTest
    @MethodSource("routesForDevices")
    void letsNoDeviceInThatIsRetired(Route route) throws Exception {
        Tenant.Things things = ours.make();
        cloud().send(RunningCloud.authorized(
                cloud().request("/v1/devices/" + things.device()).DELETE(), ours.token(Role.OWNER)));

        Reply reply = ask(route, things, asDevice(things, things.deviceToken()));

        assertThat(reply.refusal()).isEqualTo("403 device_not_active");
    }

    @ParameterizedTest
    @MethodSource("routesForEverybody")
    void asksNobodyForATokenWhereItSaysSo(Route route) throws Exception {
        Set<String> refusals = Set.of("401 token_refused", "401 device_token_refused", "403 not_allowed");
        Reply without = ask(route, ours.things(), Map.of());
        assertThat(without.status()).as(without.toString()).isNotEqualTo(403).isLessThan(500);
        assertThat(without.refusal()).isNotIn(refusals);
        for (var bad : badTokens.entrySet()) {
            Reply reply = ask(route, ours.things(), bearer(bad.getValue()));
            assertThat(reply.refusal())
                    .as(bad.getKey())
                    .isIn(without.refusal(), "429 too_many_attempts", "409 address_taken");
        }
    }

    @Test
    void servesNothingBesideTheRoutesButFilesThatAreForEverybody() {
        assertThat(cloud().servlets())
                .as(
                        "a servlet is no route: it needs a declaration of its own, as StreamRoute, and a place in the matrix")
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "/", "org.eclipse.jetty.ee10.servlet.ServletHandler$Default404Servlet",
                        "/*", "io.dropwizard.jersey.setup.JerseyServletContainer",
                        "/docs/ui/*", "io.dropwizard.servlets.assets.AssetServlet",
                        "/ui/assets/*", "io.dropwizard.servlets.assets.AssetServlet"));
        assertThat(cloud().filters())
                .filteredOn(name -> name.startsWith("app.visant."))
                .containsExactlyInAnyOrder(
                        "app.visant.cloud.SecurityHeaders", "app.visant.adapter.cloud.stream.StreamFilter");
    }

    private String ofARemovedPerson() throws Exception {
        String email = ours.person(Role.OWNER);
        String token = cloud().logIn(email, RunningCloud.PASSWORD);
        cloud().jdbi().useHandle(handle -> handle.execute("DELETE FROM account WHERE email = ?", email));
        return token;
    }

    private String ofAnEndedSession() throws Exception {
        String token = cloud().logIn(ours.person(Role.OWNER), RunningCloud.PASSWORD);
        assertThat(cloud().json("POST", "/v1/auth/logout", token, "").status()).isEqualTo(204);
        return token;
    }

    private static Map<String, String> asDevice(Tenant.Things things, String token) {
        return Map.of("Authorization", "Bearer " + token, "X-Device-ID", things.device());
    }
}
