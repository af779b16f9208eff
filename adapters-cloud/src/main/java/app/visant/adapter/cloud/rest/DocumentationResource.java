package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.access.Public;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The API's own description, for programs and for people. */
@Path("/")
public final class DocumentationResource {
    private static final String DOCUMENT = "/app/visant/contracts/openapi.yaml";
    /** Swagger UI with our document, and none of its own inline scripts: the page's policy forbids those. */
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Visant API</title>
            <link rel="icon" href="/ui/assets/visant.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/docs/ui/swagger-ui.css">
            </head>
            <body>
            <div id="swagger-ui"></div>
            <script src="/docs/ui/swagger-ui-bundle.js"></script>
            <script src="/docs/start.js"></script>
            </body>
            </html>
            """;

    private static final String START = """
            window.ui = SwaggerUIBundle({url: '/openapi.json', dom_id: '#swagger-ui', validatorUrl: null, deepLinking: true});
            """;

    private final byte[] document;

    DocumentationResource() {
        document = document();
    }

    @Public
    @GET
    @Path("/openapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    public Response openApi() {
        return cached(Response.ok(document));
    }

    @Public
    @GET
    @Path("/docs")
    @Produces(MediaType.TEXT_HTML)
    public Response page() {
        return cached(Response.ok(PAGE));
    }

    @Public
    @GET
    @Path("/docs/start.js")
    @Produces("text/javascript")
    public Response start() {
        return cached(Response.ok(START));
    }

    private static Response cached(Response.ResponseBuilder response) {
        CacheControl minutes = new CacheControl();
        minutes.setMaxAge(300);
        return response.cacheControl(minutes).build();
    }

    private static byte[] document() {
        try (InputStream yaml = DocumentationResource.class.getResourceAsStream(DOCUMENT)) {
            if (yaml == null) {
                throw new IllegalStateException("The class path has no " + DOCUMENT);
            }
            return new ObjectMapper().writeValueAsBytes(new ObjectMapper(new YAMLFactory()).readTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
