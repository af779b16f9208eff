package app.visant.cloud.rest;

import app.visant.adapter.cloud.access.Audience;
import app.visant.adapter.cloud.access.ChangesState;
import app.visant.adapter.cloud.stream.StreamRoute;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;

/**
 * A route of the running cloud, with what it declares.
 *
 * @param path with the names of its parameters in braces
 * @param changes whether it changes something although it is a GET
 * @param body what the API's document gives as an example of a request; empty if it takes none
 */
record Route(String method, String path, Audience audience, boolean changes, String body) {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}:]+)[^}]*}");
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    /** All that the cloud serves. */
    static List<Route> of(RunningCloud cloud) throws IOException {
        JsonNode document =
                new YAMLMapper().readTree(Route.class.getResourceAsStream("/app/visant/contracts/openapi.yaml"));
        List<Route> routes = new ArrayList<>();
        for (Resource resource : cloud.resources()) {
            collect("", resource, document, routes);
        }
        for (StreamRoute stream : StreamRoute.values()) {
            routes.add(new Route("GET", stream.path(), stream.audience(), false, ""));
        }
        routes.sort(Comparator.comparing(Route::path).thenComparing(Route::method));
        return routes;
    }

    private static void collect(String prefix, Resource resource, JsonNode document, List<Route> routes) {
        String joined = (prefix + "/" + resource.getPath()).replaceAll("/+", "/");
        String path = joined.length() > 1 && joined.endsWith("/") ? joined.substring(0, joined.length() - 1) : joined;
        for (ResourceMethod each : resource.getResourceMethods()) {
            Method java = each.getInvocable().getDefinitionMethod();
            if (java.getDeclaringClass().getName().startsWith("app.visant.")) {
                String method = each.getHttpMethod();
                boolean changes = java.isAnnotationPresent(ChangesState.class);
                routes.add(new Route(method, path, Audience.of(java), changes, example(document, path, method)));
            }
        }
        resource.getChildResources().forEach(child -> collect(path, child, document, routes));
    }

    private static String example(JsonNode document, String path, String method) {
        JsonNode examples = document.path("paths")
                .path(path)
                .path(method.toLowerCase(Locale.ROOT))
                .at("/requestBody/content/application~1json/examples");
        for (JsonNode example : examples) {
            String reference = example.path("$ref").asText();
            return document.at(reference.substring(1)).path("value").toString();
        }
        return "";
    }

    boolean isPage() {
        return path.startsWith("/ui");
    }

    boolean isSafe() {
        return SAFE.contains(method);
    }

    /** Whether its path names a thing that belongs to somebody. */
    boolean namesAThing() {
        return path.contains("{");
    }

    /** Whether its path names a device, or something that belongs to one. */
    boolean namesAThingOfADevice() {
        return PARAMETER
                .matcher(path)
                .results()
                .anyMatch(name -> Set.of("device_id", "device", "record_id", "preview_id", "schedule_id")
                        .contains(name.group(1)));
    }

    String pathTo(Tenant.Things things) {
        return PARAMETER.matcher(path).replaceAll(name -> Matcher.quoteReplacement(things.named(name.group(1))))
                + (path.endsWith("/poll")
                        ? "?wait=0"
                        : path.endsWith("/status") ? "?device_id=" + things.device() : "");
    }

    /** The same without the code by which a person may better the plan on the way: no program has one to spend. */
    Route withoutActivationCode() {
        return new Route(method, path, audience, changes, body.replaceAll(",\"activation_code\":\"[^\"]*\"", ""));
    }

    /** The example of its body, said of these things. */
    String bodyOf(Tenant.Things things) {
        return body.replaceAll("(\"(?:activation_)?code\":)\"[^\"]*\"", "$1\"" + Tenant.CODE + "\"")
                .replaceAll("(\"device_id\":)\"[^\"]*\"", "$1\"" + things.device() + "\"")
                .replaceAll("(\"organisation_id\":)\"[^\"]*\"", "$1\"" + things.organisation() + "\"")
                .replaceAll("(\"record_id\":)\"[^\"]*\"", "$1\"" + things.record() + "\"")
                .replaceAll("(\"group_id\":)\"[^\"]*\"", "$1\"" + things.group() + "\"")
                .replaceAll("(\"groups\":)\\[[^]]*]", "$1[\"" + things.group() + "\"]");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
