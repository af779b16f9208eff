package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.Audience;
import app.visant.domain.access.Access;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;

/** Puts before each route what its annotation declares. A server with a route that declares nothing does not start. */
final class AccessFeature implements DynamicFeature {
    private static final String MADE_BY_JERSEY = "org.glassfish.jersey.";

    private final Callers callers;

    AccessFeature(Callers callers) {
        this.callers = callers;
    }

    @Override
    public void configure(ResourceInfo route, FeatureContext context) {
        if (isMadeByJersey(route.getResourceClass())) {
            return;
        }
        switch (Audience.of(route.getResourceMethod())) {
            case Audience.Callers(var permission) ->
                context.register(
                        new CallerFilter(callers, caller -> Access.require(caller.actor(), permission), isPage(route)));
            case Audience.Person() -> context.register(new CallerFilter(callers, Caller::user, isPage(route)));
            case Audience.Platform() ->
                context.register(new CallerFilter(callers, callers::requirePlatform, isPage(route)));
            case Audience.Everybody() -> context.register(new CallerFilter.IfAny(callers));
            case Audience.Devices() -> {
                // Uploads name their device in the body: DeviceAuthentication is asked by the route itself.
            }
        }
    }

    /** The answers to OPTIONS, which say no more than what methods a path has. */
    static boolean isMadeByJersey(Class<?> resource) {
        return resource.getName().startsWith(MADE_BY_JERSEY);
    }

    private static boolean isPage(ResourceInfo route) {
        Produces ofMethod = route.getResourceMethod().getAnnotation(Produces.class);
        Produces ofClass = route.getResourceClass().getAnnotation(Produces.class);
        Produces made = ofMethod == null ? ofClass : ofMethod;
        return made != null && Arrays.stream(made.value()).anyMatch(type -> type.startsWith(MediaType.TEXT_HTML));
    }
}
