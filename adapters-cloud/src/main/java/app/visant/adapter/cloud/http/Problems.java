package app.visant.adapter.cloud.http;

import app.visant.contracts.WireJson;
import app.visant.contracts.people.v1.Problem;
import app.visant.contracts.people.v1.ProblemField;
import app.visant.domain.kernel.VisantException;
import app.visant.domain.kernel.VisantException.Kind;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Errors as {@code application/problem+json} (RFC 9457). */
public final class Problems {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE_PREFIX = "urn:visant:problem:";
    private static final String RETRY_AFTER_SECONDS = "5";
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final ObjectMapper JSON = WireJson.mapper();

    private Problems() {}

    public static Problem of(VisantException error) {
        List<ProblemField> fields = error.errors().stream()
                .map(each -> new ProblemField(each.field(), each.message()))
                .toList();
        int status = status(error.kind());
        return new Problem(
                TYPE_PREFIX + error.code(),
                title(status),
                status,
                error.getMessage(),
                error.code(),
                fields.isEmpty() ? null : fields);
    }

    /** @param detail safe to show to whoever asked */
    public static Problem of(int status, String code, String detail) {
        return new Problem(TYPE_PREFIX + code, title(status), status, detail, code, null);
    }

    /** The problem with what it is about. */
    public static Problem with(Problem problem, List<ProblemField> fields) {
        return new Problem(problem.type(), problem.title(), problem.status(), problem.detail(), problem.code(), fields);
    }

    /** For what nobody foresaw: says nothing of its cause, which belongs in the log. */
    public static Problem internal() {
        return of(500, "internal_error", "Something went wrong here; it has been logged.");
    }

    /** The header {@code Retry-After} of an answer with this status, in seconds. */
    public static Optional<String> retryAfter(int status) {
        return status == TOO_MANY_REQUESTS || status == UNAVAILABLE
                ? Optional.of(RETRY_AFTER_SECONDS)
                : Optional.empty();
    }

    /** A wait as {@code Retry-After} has it: whole seconds, at least one. */
    public static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    /** The headers that an answer with this problem needs, beside its media type. */
    public static Map<String, String> headers(Problem problem) {
        if (problem.status() == 401) {
            return Map.of("WWW-Authenticate", "Bearer");
        }
        return retryAfter(problem.status())
                .map(seconds -> Map.of("Retry-After", seconds))
                .orElse(Map.of());
    }

    /** Sends the problem as the whole answer; the response must not be committed. Blocks until it is written. */
    public static void write(HttpServletResponse response, Problem problem) throws IOException {
        write(response, problem, Optional.empty());
    }

    /** As for a problem, with the time that the error asks to wait. */
    public static void write(HttpServletResponse response, VisantException error) throws IOException {
        write(response, of(error), error.retryAfter());
    }

    private static void write(HttpServletResponse response, Problem problem, Optional<Duration> wait)
            throws IOException {
        byte[] body = json(problem);
        response.resetBuffer();
        response.setStatus(problem.status());
        headers(problem).forEach(response::setHeader);
        wait.ifPresent(time -> response.setHeader("Retry-After", Long.toString(seconds(time))));
        response.setContentType(MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    public static byte[] json(Problem problem) {
        try {
            return JSON.writeValueAsBytes(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static int status(Kind kind) {
        return switch (kind) {
            case INVALID -> 422;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case GONE -> 410;
            case PAYMENT_REQUIRED -> 402;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_MEDIA -> 415;
            case TOO_MANY_REQUESTS -> TOO_MANY_REQUESTS;
            case UNAVAILABLE -> UNAVAILABLE;
        };
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 402 -> "Payment Required";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 409 -> "Conflict";
            case 410 -> "Gone";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Unprocessable Content";
            case 429 -> "Too Many Requests";
            case 503 -> "Service Unavailable";
            default -> status < 500 ? "Client Error" : "Server Error";
        };
    }
}
