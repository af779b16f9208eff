package app.visant.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.contracts.device.v1.CaptureUploadRequest;
import app.visant.contracts.device.v1.CommandEvent;
import app.visant.contracts.device.v1.StreamMessage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenTest {
    private final ObjectMapper mapper = WireJson.mapper();

    static Stream<Class<?>> records() {
        return WireRecords.all().stream();
    }

    @Test
    void findsTheRecordsOfBothApis() {
        assertThat(WireRecords.all()).hasSizeGreaterThan(50).contains(CommandEvent.class);
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyRecordReadsItsGoldenMessagesAndWritesThemAgain(Class<?> type) throws Exception {
        var goldens = WireRecords.goldens(type);
        assertThat(goldens).as("golden messages of %s", type.getSimpleName()).isNotEmpty();
        for (var golden : goldens) {
            var message = mapper.readValue(Golden.text(golden), type);
            assertThat(mapper.readTree(mapper.writeValueAsBytes(message)))
                    .as(golden)
                    .isEqualTo(mapper.readTree(Golden.text(golden)));
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyRecordIgnoresWhatItDoesNotKnow(Class<?> type) throws Exception {
        for (var golden : WireRecords.goldens(type)) {
            var tree = (ObjectNode) mapper.readTree(Golden.text(golden));
            var known = mapper.treeToValue(tree, type);
            assertThat((Object) mapper.treeToValue(tree.put("of_a_later_version", true), type))
                    .isEqualTo(known);
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void noRecordIsReadWithoutWhatItNeeds(Class<?> type) throws Exception {
        for (var golden : WireRecords.goldens(type)) {
            var needed = Arrays.stream(type.getRecordComponents())
                    .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                    .map(GoldenTest::wireName)
                    .toList();
            for (var name : needed) {
                var tree = (ObjectNode) mapper.readTree(Golden.text(golden));
                assertThat(tree.remove(name)).as("%s has %s", golden, name).isNotNull();
                assertThatThrownBy(() -> mapper.treeToValue(tree, type))
                        .as("%s without %s", golden, name)
                        .isInstanceOf(JsonProcessingException.class);
            }
        }
    }

    @Test
    void everyGoldenMessageBelongsToARecord() throws IOException {
        var known =
                records().flatMap(type -> WireRecords.goldens(type).stream()).toList();
        var root = WireRecords.RESOURCES.resolve("golden");
        try (Stream<Path> files = Files.walk(root)) {
            assertThat(files.filter(file -> file.toString().endsWith(".json"))
                            .map(file -> root.relativize(file).toString()))
                    .containsExactlyInAnyOrderElementsOf(known);
        }
    }

    @Test
    void theGoldenUploadCarriesTheGoldenFrameAndItsHash() throws Exception {
        var upload = mapper.readValue(Golden.text("device/v1/CaptureUploadRequest.json"), CaptureUploadRequest.class);
        var frame = Golden.bytes(Golden.FRAME);
        assertThat(Base64.getDecoder().decode(upload.imageBase64())).isEqualTo(frame);
        assertThat(upload.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(frame)));
        assertThat(Golden.bytes(Golden.OTHER_FRAME)).isNotEqualTo(frame);
    }

    @Test
    void theFactoriesOfDialectAMakeTheGoldenMessages() throws Exception {
        assertGolden(StreamMessage.connected("FLOOR1"), "connected");
        assertGolden(StreamMessage.ping(), "ping");
        assertGolden(StreamMessage.capture("sched_FLOOR1_20260302_080000", "scheduled"), "capture");
    }

    private void assertGolden(StreamMessage message, String variant) throws IOException {
        assertThat(mapper.writeValueAsString(message))
                .isEqualTo(mapper.readTree(Golden.text("device/v1/StreamMessage." + variant + ".json"))
                        .toString());
    }

    static String wireName(RecordComponent component) {
        return SnakeCaseStrategy.INSTANCE.translate(component.getName());
    }
}
