package app.visant.adapter.edge.http;

import app.visant.contracts.device.v1.StreamMessage;
import app.visant.domain.edge.link.LinkEvent;
import app.visant.domain.edge.link.Way;
import app.visant.domain.kernel.InvalidInput;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.Response;
import okio.BufferedSource;

/** Reads the stream of the original client: each line of data is one JSON object, everything else is passed over. */
final class DataLines {
    private static final String DATA = "data:";
    private static final int MAX_LINE = 1 << 20;
    private static final int SHOWN = 80;

    private final ObjectMapper json;
    private final ConfigQuestion config;
    private final Consumer<LinkEvent> listener;
    private boolean confirmed;

    DataLines(ObjectMapper json, ConfigQuestion config, Consumer<LinkEvent> listener) {
        this.json = json;
        this.config = config;
        this.listener = listener;
    }

    /** Hands events on until the stream is over. */
    void read(Response response) throws IOException {
        BufferedSource source = response.body().source();
        while (!source.exhausted()) {
            String line;
            try {
                line = source.readUtf8LineStrict(MAX_LINE);
            } catch (EOFException e) {
                throw new IOException("the stream was cut inside a line", e);
            }
            if (line.startsWith(DATA)) {
                take(line.substring(DATA.length()).strip());
            }
        }
    }

    private void take(String data) throws IOException {
        try {
            StreamMessage message = json.readValue(data, StreamMessage.class);
            Optional<LinkEvent> command =
                    WireCommands.of(message, Instant.now()).map(LinkEvent.Arrived::new);
            if (!confirmed) {
                confirmed = true;
                listener.accept(new LinkEvent.Confirmed(Way.STREAM_A));
                config.ask(listener);
            } else if (command.isEmpty()) {
                listener.accept(new LinkEvent.Alive());
            }
            command.ifPresent(listener);
            if ("update_config".equals(message.cmd())) {
                config.ask(listener);
            }
        } catch (JsonProcessingException | InvalidInput e) {
            listener.accept(new LinkEvent.Garbage(data.substring(0, Math.min(SHOWN, data.length()))));
        }
    }
}
