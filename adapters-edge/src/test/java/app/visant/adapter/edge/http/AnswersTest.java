package app.visant.adapter.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AnswersTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-02T08:00:00Z"));

    private static Response.Builder answer() {
        return new Response.Builder()
                .request(new Request.Builder().url("http://cloud.example.com/").build())
                .protocol(Protocol.HTTP_1_1)
                .code(503)
                .message("");
    }

    @ParameterizedTest
    @CsvSource({
        "7,7",
        "0,0",
        "-5,0",
        "999999,3600",
        "'Mon, 2 Mar 2026 08:00:30 GMT',30",
        "'Mon, 2 Mar 2026 07:00:30 GMT',0",
    })
    void readsRetryAfterInBothForms(String header, long seconds) {
        try (Response response = answer().header("Retry-After", header).build()) {
            assertThat(Answers.retryAfter(response, CLOCK)).isEqualTo(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void passesOverARetryAfterThatIsNone() {
        try (Response response = answer().header("Retry-After", "soon").build();
                Response without = answer().build()) {
            assertThat(Answers.retryAfter(response, CLOCK)).isNull();
            assertThat(Answers.retryAfter(without, CLOCK)).isNull();
        }
    }
}
