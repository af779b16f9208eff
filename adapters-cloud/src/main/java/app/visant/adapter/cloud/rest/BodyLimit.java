package app.visant.adapter.cloud.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bounds the body of every request but those whose method reads an {@link InputStream} and bounds it by itself. */
public final class BodyLimit implements ContainerRequestFilter {
    private static final long MAX_BYTES = 1 << 20;

    @Context
    private ResourceInfo resource;

    @SuppressWarnings("NullAway.Init") // Jersey injects the field
    public BodyLimit() {}

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        boolean boundedByItself = java.util.Arrays.asList(
                        resource.getResourceMethod().getParameterTypes())
                .contains(InputStream.class);
        if (request.hasEntity() && !boundedByItself) {
            byte[] body = Bodies.read(request.getEntityStream(), request.getLength(), MAX_BYTES);
            request.setEntityStream(new ByteArrayInputStream(body));
        }
    }
}
