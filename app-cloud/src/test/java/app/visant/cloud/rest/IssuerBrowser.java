package app.visant.cloud.rest;

import app.visant.cloud.rest.RunningCloud.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A browser whose person logs in to a cloud at an issuer outside. */
record IssuerBrowser(RunningCloud cloud, HttpClient http) {
    IssuerBrowser(RunningCloud cloud) {
        this(cloud, HttpClient.newHttpClient());
    }

    /** What comes of a log-in from its beginning to its end. */
    Answer logIn() throws IOException, InterruptedException {
        Answer begun = cloud.get("/ui/issuer", null);
        return finish(begun, atIssuer(begun));
    }

    /** @return path and query of where the issuer sends the browser back to */
    String atIssuer(Answer begun) throws IOException, InterruptedException {
        HttpResponse<String> sent = http.send(
                HttpRequest.newBuilder(URI.create(begun.header("Location"))).build(), BodyHandlers.ofString());
        URI back = URI.create(sent.headers().firstValue("Location").orElseThrow());
        return back.getRawPath() + "?" + back.getRawQuery();
    }

    Answer finish(Answer begun, String back) throws IOException, InterruptedException {
        return cloud.send(
                cloud.request(back).header("Cookie", begun.header("Set-Cookie").replaceFirst(";.*", "")));
    }

    /** The cookie of the session that a log-in ended in, as browsers send it. */
    static String session(Answer done) {
        return done.response().headers().allValues("Set-Cookie").stream()
                .filter(each -> each.startsWith("visant_session="))
                .findFirst()
                .orElseThrow()
                .replaceFirst(";.*", "");
    }
}
