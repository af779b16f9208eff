package app.visant.adapter.edge.http;

import app.visant.contracts.people.v1.Problem;
import app.visant.domain.edge.link.FeedEnd.Step;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLException;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** What answers other than the expected one say. */
final class Answers {
    private static final long MAX_PROBLEM_BYTES = 64 * 1024L;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Set<Integer> NOT_NOW = Set.of(408, 425, 429, 502, 503, 504);

    private Answers() {}

    static boolean is(Response response, String type, String subtype) {
        ResponseBody body = response.body();
        MediaType media = body.contentType();
        return media != null && media.type().equals(type) && media.subtype().equals(subtype);
    }

    /** Whether the same question may be answered later: by the cloud or by what stands before it. */
    static boolean isNotNow(Response response) {
        return NOT_NOW.contains(response.code());
    }

    static boolean isJson(Response response) {
        return is(response, "application", "json") || is(response, "application", "problem+json");
    }

    /** One line: the cloud's own words if it gave some, else the status and what kind of page came. */
    static String describe(Response response, ObjectMapper json) {
        String status = "HTTP " + response.code();
        if (response.isRedirect()) {
            return status + ", redirected to " + target(response) + ": a captive portal, or the wrong API URL";
        }
        if (isJson(response)) {
            try {
                Problem problem =
                        json.readValue(response.peekBody(MAX_PROBLEM_BYTES).bytes(), Problem.class);
                String detail = problem.detail() == null ? problem.title() : problem.detail();
                return status + " " + problem.code() + ": " + detail;
            } catch (IOException e) {
                return status + " without a readable reason";
            }
        }
        MediaType media = response.body().contentType();
        return status + " with " + (media == null ? "nothing" : media.type() + "/" + media.subtype())
                + (response.isSuccessful()
                        ? ": that is not the cloud; a captive portal or proxy may stand between"
                        : "");
    }

    /** Without the query, which can name this device, or worse. */
    private static String target(Response response) {
        return Objects.requireNonNullElse(response.header("Location"), "nowhere")
                .replaceFirst("[?#].*", "");
    }

    /** Whether it is the cloud itself that says what is wrong. */
    static boolean isProblem(Response response, ObjectMapper json) {
        if (!isJson(response)) {
            return false;
        }
        try {
            JsonNode problem =
                    json.readTree(response.peekBody(MAX_PROBLEM_BYTES).bytes());
            return problem.hasNonNull("code") && problem.hasNonNull("title");
        } catch (IOException e) {
            return false;
        }
    }

    /** One line for a connection that failed. */
    static String describe(IOException e) {
        String message = String.valueOf(e.getMessage());
        return switch (e) {
            case UnknownHostException unknown -> "the name can't be resolved: " + message;
            case ConnectException refused -> message;
            case SocketTimeoutException timeout -> "timed out: " + message;
            case SSLException tls -> TlsFaults.describe(tls, InstantSource.system());
            default -> e.getClass().getSimpleName() + ": " + message;
        };
    }

    /** @param byProxy whether the connection goes by a proxy that the environment names */
    static Step step(IOException e, boolean byProxy) {
        String message = String.valueOf(e.getMessage());
        return switch (e) {
            case UnknownHostException name -> byProxy ? Step.PROXY : Step.NAME;
            case ConnectException connection -> byProxy ? Step.PROXY : Step.CONNECTION;
            case NoRouteToHostException route -> byProxy ? Step.PROXY : Step.CONNECTION;
            case SSLException tls -> Step.TLS;
            case SocketTimeoutException timeout
            when message.contains("onnect timed out") -> byProxy ? Step.PROXY : Step.CONNECTION;
            // What the client says when the proxy does not open the way to a secure server.
            default -> byProxy && (message.contains("CONNECT") || message.contains("proxy")) ? Step.PROXY : Step.ANSWER;
        };
    }

    /** {@code Retry-After} in either form, from zero to an hour; null if there is none that can be read. */
    static @Nullable Duration retryAfter(Response response, InstantSource clock) {
        String value = response.header("Retry-After");
        if (value == null) {
            return null;
        }
        try {
            return clamp(Duration.ofSeconds(Long.parseLong(value.strip())));
        } catch (NumberFormatException notSeconds) {
            try {
                Instant at = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                return clamp(Duration.between(clock.instant(), at));
            } catch (DateTimeException notADate) {
                return null;
            }
        }
    }

    private static Duration clamp(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
