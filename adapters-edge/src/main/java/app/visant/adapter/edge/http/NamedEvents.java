package app.visant.adapter.edge.http;

import app.visant.contracts.device.v1.ConfigEvent;
import app.visant.contracts.device.v1.ConnectedEvent;
import app.visant.contracts.device.v1.PingEvent;
import app.visant.domain.edge.link.LinkEvent;
import app.visant.domain.edge.link.Way;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.function.Consumer;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import org.jspecify.annotations.Nullable;

/** Reads the stream of the second generation. */
final class NamedEvents {
    private static final int SHOWN = 80;

    private final Api api;
    private final ObjectMapper json;
    private final WireCommands commands;
    private final Consumer<LinkEvent> listener;
    private boolean confirmed;

    NamedEvents(Api api, WireCommands commands, Consumer<LinkEvent> listener) {
        this.api = api;
        this.json = api.json();
        this.commands = commands;
        this.listener = listener;
    }

    /** Hands events on until the stream is over; what the listener throws ends it and is thrown on. */
    void read(Response response) throws IOException {
        Source source = new Source();
        EventSources.processResponse(response, source);
        if (source.bug != null) {
            throw source.bug;
        }
        switch (source.failure) {
            case null -> {}
            case IOException io -> throw io;
            // The library's reader stumbles over a stream that ends inside a line.
            case Throwable other -> throw new IOException("the stream broke off inside an event", other);
        }
    }

    private final class Source extends EventSourceListener {
        private @Nullable RuntimeException bug;
        private @Nullable Throwable failure;

        @Override
        public void onEvent(EventSource source, @Nullable String id, @Nullable String type, String data) {
            try {
                take(type == null ? "message" : type, data);
            } catch (IOException e) {
                failure = e;
                throw new UncheckedIOException(e);
            } catch (RuntimeException e) {
                bug = e;
                throw e;
            }
        }

        @Override
        public void onFailure(EventSource source, @Nullable Throwable t, @Nullable Response cause) {
            if (failure == null) {
                failure = t == null ? new IOException("the stream failed") : t;
            }
        }
    }

    private void take(String type, String data) throws IOException {
        try {
            switch (type) {
                case "connected" ->
                    serverTime(json.readValue(data, ConnectedEvent.class).serverTime());
                case "ping" -> serverTime(json.readValue(data, PingEvent.class).serverTime());
                case "config" -> configured(json.readValue(data, ConfigEvent.class));
                case "command" -> commands.deliver(json.readTree(data), listener);
                // A kind of event that came after this version: the protocol asks to pass over it.
                default -> listener.accept(new LinkEvent.Alive());
            }
        } catch (JsonProcessingException e) {
            listener.accept(new LinkEvent.Garbage(type + " " + data.substring(0, Math.min(SHOWN, data.length()))));
        }
    }

    private void serverTime(Instant at) {
        if (!confirmed) {
            confirmed = true;
            listener.accept(new LinkEvent.Confirmed(Way.STREAM_B));
        }
        listener.accept(new LinkEvent.ServerTime(at));
    }

    private void configured(ConfigEvent config) {
        serverTime(config.serverTime());
        ConfigQuestion.tell(config, api, listener);
    }
}
