package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.http.Problems;
import app.visant.contracts.people.v1.Problem;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.VisantException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever is thrown into {@code application/problem+json}. */
final class Errors implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    @Override
    public Response toResponse(Throwable thrown) {
        return switch (thrown) {
            case VisantException ours -> answer(ours);
            case WebApplicationException web -> answer(web);
            case JsonProcessingException json -> answer(problem(json));
            case EofException gone -> answer(framework(400));
            default -> unforeseen(thrown);
        };
    }

    private static Response answer(VisantException error) {
        Response answer = answer(Problems.of(error));
        return error.retryAfter()
                .map(wait -> Response.fromResponse(answer)
                        .header(HttpHeaders.RETRY_AFTER, null)
                        .header(HttpHeaders.RETRY_AFTER, Problems.seconds(wait))
                        .build())
                .orElse(answer);
    }

    static Response answer(Problem problem) {
        Response.ResponseBuilder response =
                Response.status(problem.status()).type(Problems.MEDIA_TYPE).entity(Problems.json(problem));
        Problems.headers(problem).forEach(response::header);
        return response.build();
    }

    /** @param wait is told in whole seconds, rounded up */
    static Response later(String code, String detail, Duration wait) {
        return Response.fromResponse(answer(Problems.of(429, code, detail)))
                .header(HttpHeaders.RETRY_AFTER, null)
                .header(HttpHeaders.RETRY_AFTER, wait.plusMillis(999).toSeconds())
                .build();
    }

    private static Response answer(WebApplicationException web) {
        Response made = web.getResponse();
        if (made.getStatus() < 400) {
            return made;
        }
        if (made.getStatus() >= 500) {
            return unforeseen(web);
        }
        if (web.getCause() instanceof JsonProcessingException json) {
            return answer(problem(json));
        }
        Response problem = answer(framework(made.getStatus()));
        String allowed = made.getHeaderString(HttpHeaders.ALLOW);
        return allowed == null
                ? problem
                : Response.fromResponse(problem)
                        .header(HttpHeaders.ALLOW, allowed)
                        .build();
    }

    /** What the machinery refuses before any of our code is asked. */
    static Problem framework(int status) {
        return switch (status) {
            case 400 -> Problems.of(400, "bad_request", "The request can't be understood.");
            case 404 -> Problems.of(404, "path_not_found", "There is nothing at this path.");
            case 405 -> Problems.of(405, "method_not_allowed", "This path has no such method.");
            case 406 -> Problems.of(406, "not_acceptable", "There is no answer of a media type that is accepted.");
            case 413 -> Problems.of(413, "body_too_large", "The request is too large.");
            case 415 -> Problems.of(415, "unsupported_media_type", "The path does not take this media type.");
            case 431 -> Problems.of(431, "headers_too_large", "The request's headers are too large.");
            default -> Problems.of(status, "http_" + status, "The request was refused.");
        };
    }

    private static Problem problem(JsonProcessingException json) {
        return switch (json) {
            case MismatchedInputException field -> Problems.of(new InvalidInput(path(field), wrong(field)));
            case StreamConstraintsException limits ->
                Problems.of(new InvalidInput("body", "is too long or too deeply nested"));
            case JsonMappingException field when field.getCause() instanceof VisantException ours -> Problems.of(ours);
            case JsonMappingException field
            when !field.getPath().isEmpty() ->
                Problems.of(new InvalidInput(path(field), "is missing or has the wrong type"));
            default -> Problems.of(400, "invalid_json", "The body is not JSON.");
        };
    }

    private static String wrong(MismatchedInputException field) {
        String text = field.getOriginalMessage();
        int must = text == null ? -1 : text.indexOf("must be ");
        return must < 0 || text == null ? "is missing or has the wrong type" : text.substring(must);
    }

    private static String path(JsonMappingException field) {
        List<String> steps = new ArrayList<>();
        for (JsonMappingException.Reference step : field.getPath()) {
            steps.add(step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName());
        }
        return steps.isEmpty() ? "body" : String.join(".", steps);
    }

    private static Response unforeseen(Throwable thrown) {
        LOG.error("A request failed", thrown);
        return answer(Problems.internal());
    }
}
