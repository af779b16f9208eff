package app.visant.adapter.edge.http;

import app.visant.adapter.edge.http.CloudAnswer.Clocks;
import app.visant.contracts.device.v1.AckRequest;
import app.visant.contracts.device.v1.ConfigEvent;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the cloud what changes nothing: by acknowledging nothing at all, which takes the device's token, or for the device's configuration. */
final class HttpProbe {
    private static final Logger log = LoggerFactory.getLogger(HttpProbe.class);

    private final Api api;
    private final OkHttpClient client;

    HttpProbe(Api api, OkHttpClient client) {
        this.api = api;
        this.client = client;
    }

    CloudAnswer ask() {
        long asked = System.nanoTime();
        try (Response response = client.newCall(api.post("v1/device-commands/ack", new AckRequest(List.of())))
                .execute()) {
            return read(response, Duration.ofNanos(System.nanoTime() - asked));
        } catch (IOException e) {
            return new CloudAnswer.Unreached(api.step(e), api.describe(e));
        }
    }

    /** The time that the cloud itself says; whatever stands between may put its own into the head of an answer. */
    Optional<Instant> time() {
        Request request = new Request.Builder()
                .url(api.url("v1/device-commands/config").build())
                .header("Accept", "application/json")
                .header("Cache-Control", "no-cache")
                .build();
        try (Response response = client.newCall(request).execute()) {
            if (response.code() != 200 || !Answers.isJson(response)) {
                log.debug("No time: {}", Answers.describe(response, api.json()));
                return Optional.empty();
            }
            ConfigEvent said = api.json().readValue(response.body().byteStream(), ConfigEvent.class);
            return Optional.of(said.serverTime());
        } catch (IOException e) {
            log.debug("No time: {}", api.describe(e));
            return Optional.empty();
        }
    }

    private CloudAnswer read(Response response, Duration took) {
        int status = response.code();
        boolean json = Answers.isJson(response);
        if (response.isSuccessful() && json) {
            return new CloudAnswer.Served(clocks(response), took);
        }
        String why = Answers.describe(response, api.json());
        if (status >= 500 || status == 429) {
            return new CloudAnswer.Failing(why);
        }
        return json && status >= 400
                ? new CloudAnswer.Refused(status, why, clocks(response), took)
                : new CloudAnswer.Foreign(why);
    }

    private static @Nullable Clocks clocks(Response response) {
        String date = response.header("Date");
        if (date == null) {
            return null;
        }
        try {
            Instant server = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return new Clocks(server, InstantSource.system().instant());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
