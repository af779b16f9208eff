package app.visant.adapter.cloud.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A response that stays open without a thread, by Jetty's own means: the servlet API offers no write of a whole event
 * without either a buffer for each stream or many small writes, and no word when the other side hangs up.
 */
final class OpenResponse {
    private static final Logger LOG = LoggerFactory.getLogger(OpenResponse.class);

    private final AsyncContext async;
    private final Response response;
    // Absent where several responses share a connection.
    private final @Nullable EndPoint connection;

    private OpenResponse(AsyncContext async, Response response, @Nullable EndPoint connection) {
        this.async = async;
        this.response = response;
        this.connection = connection;
    }

    /** Keeps the request open after its thread has returned. Status and headers are those set before the first write. */
    static OpenResponse hold(HttpServletRequest request) {
        ServletContextRequest core = ServletContextRequest.getServletContextRequest(request);
        var connection = core.getConnectionMetaData();
        boolean alone = connection.getHttpVersion().getVersion() <= HttpVersion.HTTP_1_1.getVersion();
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        return new OpenResponse(
                async,
                core.getServletContextResponse(),
                alone ? connection.getConnection().getEndPoint() : null);
    }

    /** Writes without blocking; one write at a time. The array must not change before the callback. */
    void write(boolean last, byte[] bytes, Callback whenWritten) {
        try {
            response.write(last, ByteBuffer.wrap(bytes), whenWritten);
        } catch (RuntimeException ended) {
            whenWritten.failed(ended);
        }
    }

    /** From now on the connection is this response's alone, is not kept for another, and is watched for its end. */
    void watch(Runnable whenGone) {
        if (connection != null) {
            connection.setIdleTimeout(0);
            watch(connection, whenGone);
        }
    }

    private static void watch(EndPoint connection, Runnable whenGone) {
        connection.tryFillInterested(new Callback() {
            @Override
            public void succeeded() {
                if (nothingRead(connection)) {
                    watch(connection, whenGone);
                } else {
                    whenGone.run();
                }
            }

            @Override
            public void failed(Throwable closed) {
                whenGone.run();
            }
        });
    }

    private static boolean nothingRead(EndPoint connection) {
        try {
            return connection.fill(BufferUtil.allocate(1)) == 0;
        } catch (IOException gone) {
            LOG.debug("A reader is gone: {}", gone.toString());
            return false;
        }
    }

    /** Ends the response in good order; no write may be under way. */
    void complete() {
        try {
            async.complete();
        } catch (IllegalStateException alreadyCompleted) {
            LOG.debug("A response had ended before it was completed: {}", alreadyCompleted.toString());
        }
    }

    /** Ends the response at once, with what is being written. */
    void abort() {
        if (connection != null) {
            connection.close();
        }
        complete();
    }
}
