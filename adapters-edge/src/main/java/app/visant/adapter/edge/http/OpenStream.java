package app.visant.adapter.edge.http;

import app.visant.domain.edge.link.FeedEnd;
import app.visant.domain.edge.link.LinkEvent;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/**
 * A stream that has opened, and how it is heard: what counts is what the cloud says, not that bytes come. A proxy can keep a
 * connection busy that it holds messages back on.
 */
final class OpenStream {
    private final Response response;
    private final BufferedSource source;
    private final Duration greeting;
    private final Duration silence;
    private boolean spoke;
    private boolean trickled;

    /**
     * @param greeting the cloud's first message may be that late
     * @param silence each further message may be that late
     */
    OpenStream(Response original, Duration greeting, Duration silence) {
        ResponseBody body = original.body();
        this.greeting = greeting;
        this.silence = silence;
        this.source = Okio.buffer(noting(body.source()));
        this.response = original.newBuilder()
                .body(ResponseBody.Companion.create(source, body.contentType(), body.contentLength()))
                .build();
        source.timeout().timeout(silence.toNanos(), TimeUnit.NANOSECONDS);
        source.timeout().deadline(greeting.toNanos(), TimeUnit.NANOSECONDS);
    }

    private Source noting(Source original) {
        return new ForwardingSource(original) {
            @Override
            public long read(Buffer sink, long byteCount) throws IOException {
                long read = super.read(sink, byteCount);
                trickled = true;
                return read;
            }
        };
    }

    /** To be read to its end. */
    Response response() {
        return response;
    }

    /** Hands on, and takes note of what the cloud says. */
    Consumer<LinkEvent> heardBy(Consumer<LinkEvent> listener) {
        return event -> {
            if (!(event instanceof LinkEvent.Garbage)) {
                spoke = true;
                trickled = false;
                source.timeout().deadline(silence.toNanos(), TimeUnit.NANOSECONDS);
            }
            listener.accept(event);
        };
    }

    /** What it means that reading failed. */
    FeedEnd end(IOException failure) {
        if (!(failure instanceof SocketTimeoutException)) {
            return new FeedEnd.Cut(Answers.describe(failure));
        }
        Duration waited = spoke ? silence : greeting;
        if (trickled) {
            return new FeedEnd.Slow(waited);
        }
        return spoke ? new FeedEnd.Silent(waited) : new FeedEnd.Mute(waited);
    }
}
