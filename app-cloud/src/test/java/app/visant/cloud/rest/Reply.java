package app.visant.cloud.rest;

import app.visant.contracts.WireJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came back from a route; nothing of a stream. */
record Reply(int status, String type, @Nullable String location, String body) {
    /** Asks a route about these things, with the example of its body. */
    static Reply to(RunningCloud cloud, Route route, Tenant.Things things, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = cloud.request(route.pathTo(things));
        headers.forEach(request::header);
        String body = route.bodyOf(things);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        } else if (route.isPage() && !route.isSafe()) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        HttpResponse<InputStream> response = cloud.open(request.method(route.method(), BodyPublishers.ofString(body)));
        try (InputStream answer = response.body()) {
            String type = response.headers().firstValue("Content-Type").orElse("");
            String said = type.startsWith("text/event-stream")
                    ? ""
                    : new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            return new Reply(
                    response.statusCode(),
                    type,
                    response.headers().firstValue("Location").orElse(null),
                    said);
        }
    }

    /** The status, and with it the code of a problem. */
    String refusal() throws JsonProcessingException {
        return type.equals("application/problem+json")
                ? status + " " + WireJson.mapper().readTree(body).path("code").asText()
                : Integer.toString(status);
    }

    @Override
    public String toString() {
        return status + " " + body.substring(0, Math.min(300, body.length()));
    }
}
