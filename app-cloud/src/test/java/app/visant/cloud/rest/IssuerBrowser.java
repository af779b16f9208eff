package app.visant.cloud.rest;

import app.visant.cloud.rest.RunningCloud.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

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

    /** The ids of the invitations among which somebody may choose to whom a log-in was led. */
    List<String> invitations(Answer asked) throws IOException, InterruptedException {
        return Pattern.compile("name=\"invitation\" value=\"([^\"]+)\"")
                .matcher(asked(asked))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** What somebody is shown to whom a log-in was led. */
    String asked(Answer asked) throws IOException, InterruptedException {
        Answer page = cloud.send(cloud.request("/ui/invitations").header("Cookie", cookie(asked, "visant_guest")));
        return new String(page.response().body(), StandardCharsets.UTF_8);
    }

    Answer choose(Answer asked, String invitation) throws IOException, InterruptedException {
        return cloud.send(cloud.request("/ui/invitations")
                .header("Cookie", cookie(asked, "visant_guest"))
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("invitation=" + invitation)));
    }

    /** The cookie of the session that a log-in ended in, as browsers send it. */
    static String session(Answer done) {
        return cookie(done, "visant_session");
    }

    private static String cookie(Answer answer, String name) {
        return answer.response().headers().allValues("Set-Cookie").stream()
                .filter(each -> each.startsWith(name + "="))
                .findFirst()
                .orElseThrow()
                .replaceFirst(";.*", "");
    }
}
