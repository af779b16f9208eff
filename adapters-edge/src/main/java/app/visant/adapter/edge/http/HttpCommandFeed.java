package app.visant.adapter.edge.http;

import app.visant.contracts.device.v1.CommandEvent;
import app.visant.contracts.device.v1.DeviceHeaders;
import app.visant.contracts.device.v1.PollAnswer;
import app.visant.domain.edge.link.CommandFeed;
import app.visant.domain.edge.link.FeedEnd;
import app.visant.domain.edge.link.LinkEvent;
import app.visant.domain.edge.link.Way;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

final class HttpCommandFeed implements CommandFeed {
    private static final String EVENT_STREAM = "text/event-stream";

    /** The cloud holds a question back for no longer. */
    private static final long LONGEST_POLL_S = 55;

    /** An answer to a held question may be that much late. */
    private static final long POLL_MARGIN_S = 10;

    private final Api api;
    private final OkHttpClient streams;
    private final Duration streamTimeout;
    private volatile boolean closed;
    private volatile @Nullable Call current;

    HttpCommandFeed(Api api, OkHttpClient client, Duration streamTimeout) {
        this.api = api;
        this.streamTimeout = streamTimeout;
        this.streams = client.newBuilder().readTimeout(streamTimeout).build();
    }

    @Override
    public FeedEnd follow(Way way, long cursor, Consumer<LinkEvent> listener) {
        if (closed) {
            return new FeedEnd.Closed();
        }
        FeedEnd end = switch (way) {
            case STREAM_B -> streamB(cursor, listener);
            case STREAM_A -> streamA(listener);
            case POLL -> poll(cursor, listener);
        };
        return closed ? new FeedEnd.Closed() : end;
    }

    private FeedEnd streamB(long cursor, Consumer<LinkEvent> listener) {
        Request.Builder request = new Request.Builder()
                .url(api.url("v1/device-commands/stream").build())
                .header("Accept", EVENT_STREAM)
                .header("Cache-Control", "no-cache");
        if (cursor > 0) {
            request.header(DeviceHeaders.LAST_EVENT_ID, Long.toString(cursor));
        }
        return stream(
                Way.STREAM_B,
                request.build(),
                listener,
                response -> new NamedEvents(api.json(), listener).read(response));
    }

    private FeedEnd streamA(Consumer<LinkEvent> listener) {
        Request request = new Request.Builder()
                .url(api.url("v1/devices")
                        .addPathSegment(api.device().value())
                        .addPathSegment("commands")
                        .addQueryParameter("device_version", "2.0.0")
                        .build())
                .header("Accept", EVENT_STREAM)
                .build();
        return stream(Way.STREAM_A, request, listener, response -> new DataLines(api.json(), listener).read(response));
    }

    @FunctionalInterface
    private interface Reader {
        void read(Response response) throws IOException;
    }

    private FeedEnd stream(Way way, Request request, Consumer<LinkEvent> listener, Reader reader) {
        boolean opened = false;
        try (Response response = call(request).execute()) {
            if (response.code() != 200 || !Answers.is(response, "text", "event-stream")) {
                return refusal(response);
            }
            opened = true;
            listener.accept(new LinkEvent.Opened(way));
            reader.read(response);
            return new FeedEnd.Ended();
        } catch (SocketTimeoutException e) {
            return opened ? new FeedEnd.Silent(streamTimeout) : new FeedEnd.Broken(Answers.describe(e));
        } catch (IOException e) {
            return new FeedEnd.Broken(Answers.describe(e));
        }
    }

    private FeedEnd poll(long cursor, Consumer<LinkEvent> listener) {
        long wait = Math.clamp(streamTimeout.toSeconds() - POLL_MARGIN_S, 1, LONGEST_POLL_S);
        Request request = new Request.Builder()
                .url(api.url("v1/device-commands/poll")
                        .addQueryParameter("after", Long.toString(cursor))
                        .addQueryParameter("wait", Long.toString(wait))
                        .build())
                .header("Accept", "application/json")
                .build();
        try (Response response = call(request).execute()) {
            if (response.code() == 204) {
                listener.accept(new LinkEvent.Confirmed(Way.POLL));
                return new FeedEnd.Polled();
            }
            if (response.code() != 200 || !Answers.isJson(response)) {
                return refusal(response);
            }
            PollAnswer answer = api.json().readValue(response.body().byteStream(), PollAnswer.class);
            listener.accept(new LinkEvent.Confirmed(Way.POLL));
            return deliver(answer, listener) ? new FeedEnd.Polled() : new FeedEnd.Broken("an answer without a command");
        } catch (IOException e) {
            return new FeedEnd.Broken(Answers.describe(e));
        }
    }

    /** @return whether the cursor has moved; if not, asking again at once would bring the same answer at once */
    private static boolean deliver(PollAnswer answer, Consumer<LinkEvent> listener) {
        boolean any = false;
        for (CommandEvent event : answer.commands()) {
            any |= WireCommands.deliver(event, listener);
        }
        return any;
    }

    private FeedEnd refusal(Response response) {
        String why = Answers.describe(response, api.json());
        int status = response.code();
        if (status == 429 || status == 503) {
            return new FeedEnd.Busy(why, Answers.retryAfter(response, InstantSource.system()));
        }
        if (status < 400) {
            return new FeedEnd.Foreign(why);
        }
        return status < 500 ? new FeedEnd.Refused(why) : new FeedEnd.Broken(why);
    }

    private Call call(Request request) {
        Call call = streams.newCall(request);
        current = call;
        if (closed) {
            call.cancel();
        }
        return call;
    }

    @Override
    public void close() {
        closed = true;
        Call call = current;
        if (call != null) {
            call.cancel();
        }
    }
}
