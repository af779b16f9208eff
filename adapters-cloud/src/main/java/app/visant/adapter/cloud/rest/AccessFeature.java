package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.Audience;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Optional;

/** Puts before each route what its annotation declares. A server with a route that declares nothing does not start. */
final class AccessFeature implements DynamicFeature {
    private static final String MADE_BY_JERSEY = "org.glassfish.jersey.";

    private final Callers callers;

    AccessFeature(Callers callers) {
        this.callers = callers;
    }

    @Override
    public void configure(ResourceInfo route, FeatureContext context) {
        if (route.getResourceClass().getName().startsWith(MADE_BY_JERSEY)) {
            // The answers to OPTIONS, which say no more than what methods a path has.
            return;
        }
        switch (Audience.of(route.getResourceMethod())) {
            case Audience.Callers(var permission) ->
                context.register(new CallerFilter(callers, Optional.of(permission), isPage(route)));
            case Audience.Person() -> context.register(new CallerFilter(callers, Optional.empty(), isPage(route)));
            case Audience.Everybody() -> context.register(new CallerFilter.IfAny(callers));
            case Audience.Devices() -> {
                // Uploads name their device in the body: DeviceAuthentication is asked by the route itself.
            }
        }
    }

    private static boolean isPage(ResourceInfo route) {
        Produces ofMethod = route.getResourceMethod().getAnnotation(Produces.class);
        Produces ofClass = route.getResourceClass().getAnnotation(Produces.class);
        Produces made = ofMethod == null ? ofClass : ofMethod;
        return made != null && Arrays.stream(made.value()).anyMatch(type -> type.startsWith(MediaType.TEXT_HTML));
    }
}
