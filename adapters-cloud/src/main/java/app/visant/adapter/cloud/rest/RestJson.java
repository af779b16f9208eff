package app.visant.adapter.cloud.rest;

import app.visant.contracts.WireJson;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The mapper of what comes from outside: the wire's, and stricter where PostgreSQL could not store what Java can hold. */
public final class RestJson {
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private RestJson() {}

    /**
     * A new mapper. Beyond {@link WireJson#mapper()} it refuses texts with a NUL or half a surrogate pair, and times
     * that are not ISO 8601 with an offset within the years 1970 to 9999.
     */
    public static ObjectMapper mapper() {
        return WireJson.mapper()
                .registerModule(new SimpleModule("visant-strict")
                        .addDeserializer(String.class, new StorableText())
                        .addDeserializer(Instant.class, new StorableInstant()));
    }

    /** Whether PostgreSQL can store the text, as text and within JSON. */
    static boolean isStorable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** Whether PostgreSQL can store the document. */
    static boolean isStorable(JsonNode node) {
        boolean self = (!node.isTextual() || isStorable(node.textValue()))
                && node.properties().stream().allMatch(each -> isStorable(each.getKey()));
        if (!self) {
            return false;
        }
        for (JsonNode child : node) {
            if (!isStorable(child)) {
                return false;
            }
        }
        return true;
    }

    /** @throws DateTimeException if the text is not ISO 8601 with an offset, or out of the years 1970 to 9999 */
    static Instant instant(String text) {
        Instant instant = OffsetDateTime.parse(text).toInstant();
        if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LATEST)) {
            throw new DateTimeException("out of the years 1970 to 9999");
        }
        return instant;
    }

    private static final class StorableText extends StdScalarDeserializer<String> {
        StorableText() {
            super(String.class);
        }

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = StringDeserializer.instance.deserialize(parser, context);
            if (text != null && text.length() < WireJson.MAX_TEXT / 32 && !isStorable(text)) {
                return (String) context.handleWeirdStringValue(
                        String.class, "…", "must be Unicode text without NUL characters");
            }
            return text;
        }
    }

    private static final class StorableInstant extends StdScalarDeserializer<Instant> {
        StorableInstant() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            try {
                return instant(parser.getText());
            } catch (DateTimeException notATime) {
                return (Instant) context.handleWeirdStringValue(
                        Instant.class,
                        "…",
                        "must be a time such as 2026-01-31T12:00:00Z within the years 1970 to 9999");
            }
        }
    }
}
