package app.visant.adapter.edge.http;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.ForwardingSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** A body that tells each time the network has taken a little of it. */
final class ToldBody extends RequestBody {
    private static final long PIECE = 8 * 1024;

    private final RequestBody body;
    private final Runnable progress;

    ToldBody(RequestBody body, Runnable progress) {
        this.body = body;
        this.progress = progress;
    }

    @Override
    public @Nullable MediaType contentType() {
        return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
        return body.contentLength();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        BufferedSink told = Okio.buffer(new ForwardingSink(sink) {
            @Override
            public void write(Buffer source, long byteCount) throws IOException {
                for (long left = byteCount; left > 0; left -= PIECE) {
                    super.write(source, Math.min(left, PIECE));
                    progress.run();
                }
            }
        });
        body.writeTo(told);
        told.flush();
    }
}
