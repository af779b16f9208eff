package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.Audience;
import app.visant.adapter.cloud.access.ChangesState;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the audit log keeps of a route. */
enum Audited {
    /** What devices do, and what people read that is no picture. */
    NOTHING,
    /** Who saw it. */
    PICTURE,
    /** Who was about to change something, and what came of it. */
    CHANGE;

    static Audited of(Class<?> resource, Method route) {
        if (Audience.of(route) instanceof Audience.Devices) {
            return NOTHING;
        }
        if (!route.isAnnotationPresent(GET.class) || route.isAnnotationPresent(ChangesState.class)) {
            return CHANGE;
        }
        Produces ofMethod = route.getAnnotation(Produces.class);
        Produces made = ofMethod == null ? resource.getAnnotation(Produces.class) : ofMethod;
        return made != null && Arrays.stream(made.value()).anyMatch(type -> type.startsWith("image/"))
                ? PICTURE
                : NOTHING;
    }

    /** A route as the log names it, such as {@code PUT /v1/members/{user_id}}. */
    static String action(Class<?> resource, Method route) {
        String method = Arrays.stream(route.getAnnotations())
                .map(each -> each.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst()
                .orElse("");
        String path = ("/" + path(resource.getAnnotation(Path.class)) + "/" + path(route.getAnnotation(Path.class)))
                .replaceAll("/+", "/");
        return method + " " + (path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    private static String path(@Nullable Path declared) {
        return declared == null ? "" : declared.value();
    }
}
