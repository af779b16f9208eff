package app.visant.adapter.edge.http;

import app.visant.contracts.device.v1.DeviceHeaders;
import app.visant.domain.edge.link.CommandFeed;
import app.visant.domain.edge.link.FeedEnd;
import app.visant.domain.edge.link.FeedEnd.Step;
import app.visant.domain.edge.link.LinkEvent;
import app.visant.domain.edge.link.Way;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

final class HttpCommandFeed implements CommandFeed {
    private static final String EVENT_STREAM = "text/event-stream";

    /** The cloud greets at once: its first word may be that late. */
    private static final Duration GREETING = Duration.ofSeconds(20);

    /** The cloud holds a question back for no longer. */
    private static final long LONGEST_POLL_S = 55;

    /** An answer to a held question may be that much late. */
    private static final long POLL_MARGIN_S = 10;

    private final Api api;
    private final OkHttpClient streams;
    private final OkHttpClient polls;
    private final Duration streamTimeout;
    private final Duration greeting;
    private final ConfigQuestion config;
    private final WireCommands commands;
    private volatile boolean closed;
    private volatile @Nullable Call current;
    private boolean polling;

    HttpCommandFeed(Api api, OkHttpClient client, Duration streamTimeout) {
        this(api, client, streamTimeout, GREETING.compareTo(streamTimeout) < 0 ? GREETING : streamTimeout);
    }

    HttpCommandFeed(Api api, OkHttpClient client, Duration streamTimeout, Duration greeting) {
        this.api = api;
        this.streamTimeout = streamTimeout;
        this.greeting = greeting;
        this.streams = client.newBuilder()
                .readTimeout(greeting)
                .addNetworkInterceptor(HttpCommandFeed::withoutSocketTimeout)
                .build();
        this.polls = client.newBuilder()
                .readTimeout(streamTimeout)
                .callTimeout(streamTimeout.multipliedBy(2))
                .build();
        this.config = new ConfigQuestion(api, client);
        this.commands = new WireCommands(api, config);
    }

    /** The time for the first answer is the socket's own too. A stream that has opened may be silent for longer: {@link OpenStream} sees to it. */
    private static Response withoutSocketTimeout(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        Connection connection = chain.connection();
        if (connection != null) {
            connection.socket().setSoTimeout(0);
        }
        return response;
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
        boolean firstQuestion = way == Way.POLL && !polling;
        polling = end instanceof FeedEnd.Polled;
        if (polling && firstQuestion) {
            end = configured(end, listener);
        }
        return closed ? new FeedEnd.Closed() : end;
    }

    /** Polling works; what a stream tells at its beginning is asked for. */
    private FeedEnd configured(FeedEnd end, Consumer<LinkEvent> listener) {
        try {
            config.ask(listener);
            return end;
        } catch (IOException e) {
            polling = false;
            return new FeedEnd.Cut(Answers.describe(e));
        }
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
                (response, heard) -> new NamedEvents(api, commands, heard).read(response));
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
        return stream(
                Way.STREAM_A,
                request,
                listener,
                (response, heard) -> new DataLines(api.json(), config, heard).read(response));
    }

    @FunctionalInterface
    private interface Reader {
        void read(Response response, Consumer<LinkEvent> listener) throws IOException;
    }

    private FeedEnd stream(Way way, Request request, Consumer<LinkEvent> listener, Reader reader) {
        OpenStream open;
        try (Response response = call(streams, request).execute()) {
            if (response.code() != 200 || !Answers.is(response, "text", "event-stream")) {
                return refusal(response);
            }
            open = new OpenStream(response, greeting, streamTimeout);
            listener.accept(new LinkEvent.Opened(way));
            try {
                reader.read(open.response(), open.heardBy(listener));
                return new FeedEnd.Ended();
            } catch (IOException e) {
                return open.end(e);
            }
        } catch (IOException e) {
            return unreached(e, greeting);
        }
    }

    /** A stream that takes the connection and answers nothing is as mute as one that answers and says nothing. */
    private FeedEnd unreached(IOException e, Duration waited) {
        Step step = api.step(e);
        return e instanceof SocketTimeoutException && step == Step.ANSWER
                ? new FeedEnd.Mute(waited)
                : new FeedEnd.Unreached(step, api.describe(e));
    }

    /** The first question is not held back, so that its answer tells soon whether this way works. */
    private FeedEnd poll(long cursor, Consumer<LinkEvent> listener) {
        long wait = polling ? Math.clamp(streamTimeout.toSeconds() - POLL_MARGIN_S, 1, LONGEST_POLL_S) : 0;
        Request request = new Request.Builder()
                .url(api.url("v1/device-commands/poll")
                        .addQueryParameter("after", Long.toString(cursor))
                        .addQueryParameter("wait", Long.toString(wait))
                        .build())
                .header("Accept", "application/json")
                .build();
        long asked = System.nanoTime();
        try (Response response = call(polls, request).execute()) {
            if (response.code() == 204) {
                listener.accept(new LinkEvent.Confirmed(Way.POLL));
                return new FeedEnd.Polled(
                        System.nanoTime() - asked < Duration.ofSeconds(wait).toNanos() / 2);
            }
            if (response.code() != 200 || !Answers.isJson(response)) {
                return refusal(response);
            }
            return deliver(response, listener);
        } catch (IOException e) {
            return new FeedEnd.Unreached(api.step(e), api.describe(e));
        }
    }

    /** If no command was one, the cursor has not moved, and asking again at once would bring the same answer at once. */
    private FeedEnd deliver(Response response, Consumer<LinkEvent> listener) throws IOException {
        JsonNode commands;
        try {
            commands = api.json().readTree(response.body().byteStream()).path("commands");
        } catch (JsonProcessingException e) {
            return new FeedEnd.Failing("an answer that can't be read");
        }
        if (!commands.isArray()) {
            return new FeedEnd.Foreign("an answer without commands");
        }
        listener.accept(new LinkEvent.Confirmed(Way.POLL));
        boolean any = false;
        for (JsonNode command : commands) {
            any |= this.commands.deliver(command, listener);
        }
        return any ? new FeedEnd.Polled(false) : new FeedEnd.Failing("an answer without any command that can be read");
    }

    private FeedEnd refusal(Response response) {
        String why = Answers.describe(response, api.json());
        int status = response.code();
        if (status == 429 || status == 503) {
            return new FeedEnd.Busy(why, Answers.retryAfter(response, InstantSource.system()));
        }
        if (status == 407) {
            return new FeedEnd.Unreached(Step.PROXY, "the proxy wants a log-in");
        }
        if (status >= 500 && status != 501) {
            return new FeedEnd.Failing(why);
        }
        if (Answers.isProblem(response, api.json())) {
            return new FeedEnd.Refused(status, why);
        }
        return switch (status) {
            case 404, 405, 501 -> new FeedEnd.Missing(why);
            case 401 -> new FeedEnd.Refused(status, why);
            default ->
                Answers.isJson(response) && status >= 400 ? new FeedEnd.Refused(status, why) : new FeedEnd.Foreign(why);
        };
    }

    private Call call(OkHttpClient client, Request request) {
        Call call = client.newCall(request);
        current = call;
        if (closed) {
            call.cancel();
        }
        return call;
    }

    @Override
    public void hangUp() {
        Call call = current;
        if (call != null) {
            call.cancel();
        }
    }

    @Override
    public void close() {
        closed = true;
        hangUp();
    }
}
