package app.visant.adapter.cloud.rest;

import app.visant.domain.kernel.NotFound;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers with JPEGs that never change. A browser keeps each, and asks each time before it shows it: whether its person still may,
 * which also goes on record.
 */
final class Pictures {
    static final String JPEG = "image/jpeg";

    private Pictures() {}

    /**
     * @param tag of the content
     * @param name of the file, for whoever saves it
     * @param bytes are not read for who has them
     * @throws NotFound if there are no bytes
     */
    static Response answer(String tag, String name, Request request, Supplier<Optional<byte[]>> bytes) {
        EntityTag etag = new EntityTag(tag);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(etag);
        if (unchanged != null) {
            return kept(unchanged, etag).build();
        }
        byte[] jpeg = bytes.get().orElseThrow(() -> new NotFound("image_of_capture", tag));
        return kept(Response.ok(jpeg, JPEG), etag)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + "\"")
                .build();
    }

    private static Response.ResponseBuilder kept(Response.ResponseBuilder response, EntityTag etag) {
        CacheControl asked = new CacheControl();
        asked.setPrivate(true);
        asked.setNoCache(true);
        asked.setNoTransform(false);
        return response.tag(etag).cacheControl(asked);
    }
}
