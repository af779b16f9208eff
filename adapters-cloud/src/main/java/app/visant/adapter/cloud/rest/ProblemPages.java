package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.http.Problems;
import app.visant.contracts.people.v1.Problem;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What the server itself refuses, before or beside our code, as {@code application/problem+json} too. */
public final class ProblemPages extends ErrorHandler {
    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        Problem problem = problem(code);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.MEDIA_TYPE);
        Problems.headers(problem).forEach((name, value) -> response.getHeaders().put(name, value));
        response.write(true, ByteBuffer.wrap(Problems.json(problem)), callback);
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    private static Problem problem(int status) {
        return status >= 500 && status != 503 ? Problems.internal() : Errors.framework(status);
    }
}
