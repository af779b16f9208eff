package app.visant.adapter.edge.http;

import app.visant.domain.edge.link.FeedEnd.Step;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.InvalidInput;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Addresses and bodies of the device API. */
final class Api {
    static final MediaType JSON = MediaType.get("application/json");

    private final HttpUrl base;
    private final DeviceId device;
    private final String version;
    private final ObjectMapper json;
    private final EnvironmentProxies proxies;

    Api(CloudSettings settings, EnvironmentProxies proxies, ObjectMapper json) {
        HttpUrl url = HttpUrl.parse(settings.apiUrl().toString());
        if (url == null) {
            throw new InvalidInput("api_url", "must be an address like https://cloud.example.com");
        }
        this.base = url;
        this.device = settings.device();
        this.version = settings.version();
        this.json = json;
        this.proxies = proxies;
    }

    DeviceId device() {
        return device;
    }

    /** Of this program. */
    String version() {
        return version;
    }

    ObjectMapper json() {
        return json;
    }

    /** @param path without a slash in front */
    HttpUrl.Builder url(String path) {
        return base.newBuilder().addPathSegments(path);
    }

    Request post(String path, Object body) throws JsonProcessingException {
        return new Request.Builder()
                .url(url(path).build())
                .header("Accept", "application/json")
                .post(RequestBody.create(json.writeValueAsBytes(body), JSON))
                .build();
    }

    /** How far a connection came that failed. */
    Step step(IOException e) {
        return Answers.step(e, proxies.isUsedFor(base.uri()));
    }

    /** One line about a connection that failed. */
    String describe(IOException e) {
        String why = Answers.describe(e);
        return proxies.nameFor(base.uri())
                .filter(proxy -> step(e) != Step.ANSWER)
                .map(proxy -> "by the environment's proxy " + proxy + ": " + why)
                .orElse(why);
    }
}
