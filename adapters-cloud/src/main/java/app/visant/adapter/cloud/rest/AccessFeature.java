package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.Audience;
import app.visant.domain.access.Access;
import app.visant.domain.limit.Limits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.glassfish.jersey.uri.UriTemplate;

/** Puts before each route what its annotation declares. A server with a route that declares nothing does not start. */
final class AccessFeature implements DynamicFeature {
    private static final String MADE_BY_JERSEY = "org.glassfish.jersey.";

    private final Callers callers;
    private final Bounds bounds;
    private final RequestGate gate;

    /** Of the request that the present thread answers. */
    @Context
    private HttpServletRequest http;

    @SuppressWarnings("NullAway.Init") // Jersey injects the field
    AccessFeature(Callers callers, Bounds bounds, Limits limits, ClientAddresses addresses) {
        this.callers = callers;
        this.bounds = bounds;
        this.gate = new RequestGate(limits, () -> addresses.of(http));
    }

    @Override
    public void configure(ResourceInfo route, FeatureContext context) {
        if (isMadeByJersey(route.getResourceClass())) {
            return;
        }
        switch (Audience.of(route.getResourceMethod())) {
            case Audience.Callers(var permission) -> {
                bounds.requireKnown(permission, named(route));
                context.register(new CallerFilter(
                        callers, bounds, gate, caller -> Access.require(caller.actor(), permission), isPage(route)));
            }
            case Audience.Person() ->
                context.register(new CallerFilter(callers, bounds, gate, Caller::user, isPage(route)));
            case Audience.Platform() ->
                context.register(new CallerFilter(callers, bounds, gate, callers::requirePlatform, isPage(route)));
            case Audience.Everybody() -> context.register(new CallerFilter.IfAny(callers, bounds, gate));
            case Audience.Devices() -> {
                // Uploads name their device in the body: DeviceAuthentication is asked by the route itself.
            }
        }
    }

    /** The answers to OPTIONS, which say no more than what methods a path has. */
    static boolean isMadeByJersey(Class<?> resource) {
        return resource.getName().startsWith(MADE_BY_JERSEY);
    }

    private static List<String> named(ResourceInfo route) {
        Path ofClass = route.getResourceClass().getAnnotation(Path.class);
        Path ofMethod = route.getResourceMethod().getAnnotation(Path.class);
        String path = (ofClass == null ? "" : ofClass.value()) + "/" + (ofMethod == null ? "" : ofMethod.value());
        return new UriTemplate(path).getTemplateVariables();
    }

    /** Whether people read its answers. */
    static boolean isPage(ResourceInfo route) {
        Produces ofMethod = route.getResourceMethod().getAnnotation(Produces.class);
        Produces ofClass = route.getResourceClass().getAnnotation(Produces.class);
        Produces made = ofMethod == null ? ofClass : ofMethod;
        return made != null && Arrays.stream(made.value()).anyMatch(type -> type.startsWith(MediaType.TEXT_HTML));
    }
}
