package app.visant.edge.e2e;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request that a {@link FaultyProxy} has passed on, and the cloud's answer.
 *
 * @param request its first line
 * @param record the record id of an upload; else empty
 * @param status of the answer
 * @param retryAfter what the answer asks for; zero if it asks for nothing
 * @param begun when the request came, by {@link System#nanoTime()}
 * @param answered when the answer came, before the edge got it
 */
record Passage(String request, String record, int status, Duration retryAfter, long begun, long answered) {
    private static final Pattern RECORD = Pattern.compile("name=\"record_id\"\r\n(?:[^\r]+\r\n)*\r\n([^\r]+)\r\n");

    static Passage of(HttpHead request, String body, HttpHead answer, long begun, long answered) {
        Matcher record = RECORD.matcher(body);
        String after = answer.header("Retry-After");
        return new Passage(
                request.first(),
                record.find() ? record.group(1) : "",
                Integer.parseInt(answer.first().split(" ")[1]),
                after.isEmpty() ? Duration.ZERO : Duration.ofSeconds(Long.parseLong(after)),
                begun,
                answered);
    }
}
