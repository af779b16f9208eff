package app.visant.cloud.rest;

import app.visant.adapter.cloud.postgres.DatabaseAddress;
import app.visant.adapter.cloud.postgres.TestDatabase;
import app.visant.adapter.cloud.security.TestIssuer;
import app.visant.cloud.CloudApplication;
import app.visant.cloud.config.CloudConfiguration;
import app.visant.cloud.config.CloudConfigurationFactory;
import app.visant.contracts.WireJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.testing.DropwizardTestSupport;
import io.dropwizard.testing.DropwizardTestSupport.ServiceListener;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.ee10.servlet.ServletHandler;
import org.eclipse.jetty.ee10.servlet.ServletMapping;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The real cloud in this JVM, on a database of its own, and a client of it. */
final class RunningCloud implements AutoCloseable {
    static final String EMAIL = "owner@example.org";
    static final String PASSWORD = "a long password";

    private final ObjectMapper json = WireJson.mapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final DropwizardTestSupport<CloudConfiguration> server;
    private final DatabaseAddress database = TestDatabase.fresh();
    private volatile List<Resource> resources = List.of();
    private volatile ServletHandler handler;

    RunningCloud(Path data) throws Exception {
        this(data, InstantSource.system());
    }

    /** @param time what the cloud takes for the time; the database server has its own */
    RunningCloud(Path data, InstantSource time) throws Exception {
        this(data, time, Map.of());
    }

    /** @param settings further variables of its environment */
    RunningCloud(Path data, InstantSource time, Map<String, String> settings) throws Exception {
        Map<String, String> variables = new HashMap<>(Map.of(
                "VISANT_DATA",
                data.toString(),
                "PORT",
                "0",
                "VISANT_HTTP_ADMIN_PORT",
                "0",
                "VISANT_HTTP_HOST",
                "127.0.0.1",
                "DATABASE_URL",
                database.jdbcUrl() + "?user=" + encode(database.user()) + "&password=" + encode(database.password()),
                "VISANT_ADMIN_EMAIL",
                EMAIL,
                "VISANT_ADMIN_PASSWORD",
                PASSWORD,
                "VISANT_LOG_LEVEL",
                "WARN"));
        variables.putAll(settings);
        CloudConfiguration configuration = new CloudConfigurationFactory(variables).build();
        server = new DropwizardTestSupport<>(CloudApplication.class, configuration) {
            @Override
            public Application<CloudConfiguration> newApplication() {
                return new CloudApplication(variables, time);
            }
        };
        server.addListener(new ServiceListener<>() {
            @Override
            public void onRun(
                    CloudConfiguration started,
                    Environment environment,
                    DropwizardTestSupport<CloudConfiguration> support) {
                environment.jersey().register(new ModelListener(RunningCloud.this));
                handler = environment.getApplicationContext().getServletHandler();
            }
        });
        server.before();
    }

    /** One that people can also log in to by an issuer outside: it has all routes. */
    static RunningCloud withIssuer(Path data, TestIssuer issuer) throws Exception {
        return new RunningCloud(
                data,
                InstantSource.system(),
                Map.of(
                        "VISANT_IDENTITY_PROVIDER",
                        "oidc",
                        "VISANT_IDENTITY_ISSUER",
                        issuer.issuer(),
                        "VISANT_IDENTITY_AUDIENCE",
                        TestIssuer.AUDIENCE,
                        "VISANT_IDENTITY_CLIENT_ID",
                        TestIssuer.AUDIENCE,
                        "VISANT_IDENTITY_CLIENT_SECRET",
                        TestIssuer.SECRET));
    }

    Jdbi jdbi() {
        return Jdbi.create(database.jdbcUrl(), database.user(), database.password());
    }

    /** The routes that Jersey serves. */
    List<Resource> resources() {
        return resources;
    }

    /** The classes of what answers beside Jersey and with it, by the paths that it answers to. */
    Map<String, String> servlets() {
        Map<String, String> servlets = new TreeMap<>();
        for (ServletMapping mapping : handler.getServletMappings()) {
            String type =
                    handler.getServlet(mapping.getServletName()).getHeldClass().getName();
            for (String path : mapping.getPathSpecs()) {
                servlets.put(path, type);
            }
        }
        return servlets;
    }

    /** The classes of what sees requests before they are answered, or answers them itself. */
    List<String> filters() {
        return Arrays.stream(handler.getFilters())
                .map(filter -> filter.getHeldClass().getName())
                .toList();
    }

    private record ModelListener(RunningCloud cloud) implements ApplicationEventListener {
        @Override
        public void onEvent(ApplicationEvent event) {
            if (event.getType() == ApplicationEvent.Type.INITIALIZATION_FINISHED) {
                cloud.resources = event.getResourceModel().getRootResources();
            }
        }

        @Override
        public @Nullable RequestEventListener onRequest(RequestEvent event) {
            return null;
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getLocalPort() + path));
    }

    Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return new Answer(http.send(request.build(), BodyHandlers.ofByteArray()), json);
    }

    /** An answer that is read while it comes; whoever opens it closes its body. */
    HttpResponse<InputStream> open(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofInputStream());
    }

    Answer get(String path, @Nullable String token) throws IOException, InterruptedException {
        return send(authorized(request(path).GET(), token));
    }

    Answer json(String method, String path, @Nullable String token, String body)
            throws IOException, InterruptedException {
        return send(authorized(
                request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body)),
                token));
    }

    String logIn(String email, String password) throws IOException, InterruptedException {
        return json("POST", "/v1/auth/login", null, """
                        {"email":"%s","password":"%s"}""".formatted(email, password))
                .text("access_token");
    }

    static HttpRequest.Builder authorized(HttpRequest.Builder request, @Nullable String token) {
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.after();
    }

    /** What came back. */
    record Answer(HttpResponse<byte[]> response, ObjectMapper json) {
        int status() {
            return response.statusCode();
        }

        JsonNode body() throws IOException {
            return json.readTree(response.body());
        }

        String text(String field) throws IOException {
            return body().path(field).asText();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
