package app.visant.cloud.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.adapter.cloud.access.Audience;
import app.visant.adapter.cloud.access.ForDevice;
import app.visant.adapter.cloud.access.ForPerson;
import app.visant.adapter.cloud.access.ForPlatform;
import app.visant.adapter.cloud.access.Needs;
import app.visant.adapter.cloud.access.OwnAccounts;
import app.visant.adapter.cloud.access.Public;
import app.visant.adapter.cloud.stream.StreamRoute;
import app.visant.domain.access.Permission;
import app.visant.domain.architecture.ProvedRule;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route of the cloud declares whom it is for; a new one is found here by itself. */
class RoutesTest {
    static List<Method> routes() {
        return Stream.of("app.visant.adapter.cloud", "app.visant.cloud")
                .flatMap(root -> ProvedRule.productClasses(root).stream())
                .map(JavaClass::reflect)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(RoutesTest::isRoute)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyRouteDeclaresWhomItIsFor(Method route) {
        assertThatCode(() -> Audience.of(route)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void everyStreamDeclaresWhomItIsFor(StreamRoute route) {
        assertThatCode(route::audience).doesNotThrowAnyException();
    }

    @Test
    void theDocumentShowsOfEachRouteWhomItIsFor() throws IOException {
        Map<String, Audience> declared = new TreeMap<>();
        routes().forEach(route -> declared.put(address(route), Audience.of(route)));
        Arrays.stream(StreamRoute.values()).forEach(route -> declared.put("get " + route.path(), route.audience()));

        JsonNode paths = new YAMLMapper()
                .readTree(getClass().getResourceAsStream("/app/visant/contracts/openapi.yaml"))
                .path("paths");
        for (var path : paths.properties()) {
            for (var operation : path.getValue().properties()) {
                String address = operation.getKey() + " " + path.getKey();
                assertThat(declared).containsKey(address);
                assertShows(address, operation.getValue().path("security"), declared.get(address));
            }
        }
    }

    private static void assertShows(String address, JsonNode security, @Nullable Audience declared) {
        Set<String> schemes = new TreeSet<>();
        security.forEach(choice -> choice.fieldNames().forEachRemaining(schemes::add));
        switch (declared) {
            case Audience.Callers(Permission needed) ->
                assertThat(security.toString())
                        .as("security of %s", address)
                        .isEqualTo("[{\"person\":[\"%1$s\"]},{\"session\":[\"%1$s\"]}]".formatted(needed.word()));
            case Audience.Person() ->
                assertThat(security.toString())
                        .as("security of %s", address)
                        .isEqualTo("[{\"person\":[]},{\"session\":[]}]");
            case Audience.Platform() ->
                assertThat(security.toString())
                        .as("security of %s", address)
                        .isEqualTo("[{\"person\":[\"platform\"]},{\"session\":[\"platform\"]}]");
            case Audience.Devices() ->
                assertThat(schemes)
                        .as("security of %s", address)
                        .contains("device_token")
                        .doesNotContain("person");
            case Audience.Everybody() ->
                assertThat(security.isEmpty() || security.valueStream().anyMatch(JsonNode::isEmpty))
                        .as("%s is shown as for everybody", address)
                        .isTrue();
            case null -> throw new AssertionError(address);
        }
    }

    /** The route's method and path as the document has them. */
    private static String address(Method route) {
        String method = Arrays.stream(route.getAnnotations())
                .map(each -> each.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst()
                .orElseThrow();
        Path ofClass = route.getDeclaringClass().getAnnotation(Path.class);
        Path ofMethod = route.getAnnotation(Path.class);
        String path = "/" + (ofClass == null ? "" : ofClass.value()) + "/" + (ofMethod == null ? "" : ofMethod.value());
        String plain = path.replaceAll("/+", "/");
        return method.toLowerCase(Locale.ROOT) + " "
                + (plain.length() > 1 && plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain);
    }

    @Test
    void routesOfBothModulesAreFound() {
        Set<String> packages = routes().stream()
                .map(route -> route.getDeclaringClass().getPackageName())
                .collect(Collectors.toSet());
        assertThat(packages).contains("app.visant.adapter.cloud.rest", "app.visant.cloud.dashboard");
        assertThat(routes()).hasSizeGreaterThan(35);
    }

    /** A new one that takes or changes a password belongs to these. */
    @Test
    void routesOfPasswordsAreClosedWhereThereAreNone() {
        assertThat(routes().stream()
                        .filter(route -> route.isAnnotationPresent(OwnAccounts.class))
                        .map(RoutesTest::address))
                .containsExactlyInAnyOrder(
                        "post /v1/auth/login",
                        "post /v1/auth/join",
                        "post /v1/auth/signup",
                        "post /v1/auth/forgot-password",
                        "post /v1/auth/reset-password",
                        "post /v1/auth/change-password",
                        "post /v1/auth/token/refresh",
                        "post /ui/login",
                        "post /ui/join",
                        "get /ui/signup",
                        "post /ui/signup",
                        "get /ui/forgot",
                        "post /ui/forgot",
                        "get /ui/reset",
                        "post /ui/reset");
    }

    @Test
    void everyPermissionIsAskedForByARoute() {
        Set<Permission> asked = Stream.concat(
                        routes().stream().map(Audience::of),
                        Arrays.stream(StreamRoute.values()).map(StreamRoute::audience))
                .filter(Audience.Callers.class::isInstance)
                .map(audience -> ((Audience.Callers) audience).permission())
                .collect(Collectors.toSet());
        assertThat(asked).containsExactlyInAnyOrder(Permission.values());
    }

    @Test
    void aRouteThatDeclaresNothingOrTwoThingsIsRefused() throws NoSuchMethodException {
        assertThatThrownBy(() -> Audience.of(Trespass.class.getMethod("nothing")))
                .hasMessageContaining("Trespass.nothing")
                .hasMessageContaining("must declare who may call it, by one of @Needs(Permission.…)");
        assertThatThrownBy(() -> Audience.of(Trespass.class.getMethod("twoThings")))
                .hasMessageContaining("has 2 of them");
        assertThat(isRoute(Trespass.class.getMethod("nothing"))).isTrue();
    }

    @Test
    void eachAnnotationIsReadAsWhatItSays() throws NoSuchMethodException {
        assertThat(Audience.of(Trespass.class.getMethod("everybody"))).isEqualTo(new Audience.Everybody());
        assertThat(Audience.of(Trespass.class.getMethod("device"))).isEqualTo(new Audience.Devices());
        assertThat(Audience.of(Trespass.class.getMethod("person"))).isEqualTo(new Audience.Person());
        assertThat(Audience.of(Trespass.class.getMethod("platform"))).isEqualTo(new Audience.Platform());
        assertThat(Audience.of(Trespass.class.getMethod("manager")))
                .isEqualTo(new Audience.Callers(Permission.DEVICES_MANAGE));
    }

    private static boolean isRoute(Method method) {
        return Arrays.stream(method.getAnnotations())
                .anyMatch(each -> each.annotationType().isAnnotationPresent(HttpMethod.class));
    }

    /** Routes that no server has. */
    @SuppressWarnings("unused") // Read by reflection.
    static final class Trespass {
        @GET
        public void nothing() {}

        @GET
        @Public
        @ForDevice
        public void twoThings() {}

        @Public
        public void everybody() {}

        @ForDevice
        public void device() {}

        @ForPerson
        public void person() {}

        @ForPlatform
        public void platform() {}

        @Needs(Permission.DEVICES_MANAGE)
        public void manager() {}
    }
}
