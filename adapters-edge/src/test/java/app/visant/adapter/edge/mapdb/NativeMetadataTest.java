package app.visant.adapter.edge.mapdb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import net.jpountz.xxhash.XXHashFactory;
import org.junit.jupiter.api.Test;

/** MapDB asks for its hash by the names of classes: of the three kinds there are, those in plain Java are kept for a native image. */
final class NativeMetadataTest {
    private static final String FILE =
            "/META-INF/native-image/app.visant/adapters-edge/mapdb/reachability-metadata.json";

    @Test
    void namesWhatTheHashInPlainJavaIsMadeOf() throws Exception {
        JsonNode named = metadata().path("reflection");

        assertThat(named).hasSize(4).allSatisfy(entry -> {
            String type = entry.path("type").asText();
            String field = entry.path("fields").path(0).path("name").asText();
            assertThat(Class.forName(type).getDeclaredField(field)).isNotNull();
        });
        assertThat(XXHashFactory.safeInstance().hash32().getClass().getName())
                .isEqualTo(named.path(0).path("type").asText());
        assertThat(XXHashFactory.safeInstance().hash64().getClass().getName())
                .isEqualTo(named.path(1).path("type").asText());
    }

    private static JsonNode metadata() throws IOException {
        try (InputStream in = Objects.requireNonNull(NativeMetadataTest.class.getResourceAsStream(FILE))) {
            return new ObjectMapper().readTree(in);
        }
    }
}
