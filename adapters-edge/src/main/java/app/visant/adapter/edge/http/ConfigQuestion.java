package app.visant.adapter.edge.http;

import app.visant.contracts.device.v1.ConfigEvent;
import app.visant.domain.edge.link.LinkEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks how the device is to work, on the ways that do not tell it by themselves. */
final class ConfigQuestion {
    private static final Logger log = LoggerFactory.getLogger(ConfigQuestion.class);

    private final Api api;
    private final OkHttpClient client;

    ConfigQuestion(Api api, OkHttpClient client) {
        this.api = api;
        this.client = client;
    }

    /**
     * Asks, and hands the answer on. A cloud that has none, such as an older one, or one that can't be read, is no fault: commands
     * come all the same.
     *
     * @throws IOException if there was no answer, or none for now: what it was asked for must not count as known
     */
    void ask(Consumer<LinkEvent> listener) throws IOException {
        Request request = new Request.Builder()
                .url(api.url("v1/device-commands/config").build())
                .header("Accept", "application/json")
                .build();
        try (Response response = client.newCall(request).execute()) {
            if (response.code() == 200 && Answers.isJson(response)) {
                tell(read(response), api, listener);
            } else if (Answers.isNotNow(response)) {
                throw new IOException(Answers.describe(response, api.json()));
            } else {
                log.debug("No configuration: {}", Answers.describe(response, api.json()));
            }
        } catch (JsonProcessingException e) {
            listener.accept(new LinkEvent.Garbage("a configuration that can't be read: " + e.getOriginalMessage()));
        } catch (IOException e) {
            throw new IOException("no configuration: " + Answers.describe(e), e);
        }
    }

    private ConfigEvent read(Response response) throws IOException {
        return api.json().readValue(response.body().byteStream(), ConfigEvent.class);
    }

    /** Hands on what the cloud said. */
    static void tell(ConfigEvent config, Api api, Consumer<LinkEvent> listener) {
        Integer seconds = config.settings().heartbeatSeconds();
        listener.accept(new LinkEvent.Configured(
                seconds == null ? null : Duration.ofSeconds(seconds),
                WireSchedules.of(config.schedules(), api.device(), listener),
                WireSettings.of(config.settings(), listener)));
    }
}
