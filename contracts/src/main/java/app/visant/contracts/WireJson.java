package app.visant.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** Makes the mapper of all wire records: names in snake_case, times as ISO 8601 in UTC, absent for null. */
public final class WireJson {
    /** Characters of the longest text in a message: a JPEG of 24 MB in base64. */
    public static final int MAX_TEXT = 32 << 20;

    /** Levels of the deepest message. */
    public static final int MAX_DEPTH = 64;

    private WireJson() {}

    /**
     * A new mapper, thread-safe unless configured further. Reading ignores unknown fields and refuses, by a
     * {@link com.fasterxml.jackson.core.JsonProcessingException}, a message that lacks what its record needs, is too
     * long or too deep, or has something behind its end.
     */
    public static ObjectMapper mapper() {
        var limits = StreamReadConstraints.builder()
                .maxStringLength(MAX_TEXT)
                .maxNestingDepth(MAX_DEPTH)
                .build();
        return JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(limits).build())
                .addModule(new JavaTimeModule())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
