package app.visant.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON Schemas are written out of the OpenAPI document by running this test with {@code -Dschemas.write=true}. */
class SchemasTest {
    private static final Path FOLDER = WireRecords.RESOURCES.resolve("schema");
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static List<Class<?>> records() {
        return WireRecords.all();
    }

    @Test
    void areInStepWithTheOpenApiDocument() throws IOException {
        var wanted = wanted();
        if (Boolean.getBoolean("schemas.write")) {
            write(wanted);
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(wanted.keySet());
        }
        for (var schema : wanted.entrySet()) {
            assertThat(Files.readString(FOLDER.resolve(schema.getKey())))
                    .as(schema.getKey())
                    .isEqualTo(schema.getValue());
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void describeEveryGoldenMessage(Class<?> type) {
        var schema = schema(type);
        for (var golden : WireRecords.goldens(type)) {
            assertThat(schema.validate(Golden.text(golden), InputFormat.JSON))
                    .as(golden)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void refuseAMessageWithoutWhatItNeeds(Class<?> type) throws IOException {
        var schema = schema(type);
        var golden = MAPPER.readTree(Golden.text(WireRecords.goldens(type).getFirst()));
        var needed =
                OpenApi.read().components("schemas").get(type.getSimpleName()).path("required");
        for (var name : needed) {
            var without = ((ObjectNode) golden.deepCopy()).without(name.textValue());
            assertThat(schema.validate(without.toString(), InputFormat.JSON))
                    .as("%s without %s", type.getSimpleName(), name)
                    .isNotEmpty();
        }
        assertThat(schema.validate("[]", InputFormat.JSON)).isNotEmpty();
    }

    private static JsonSchema schema(Class<?> type) {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(
                        SchemaLocation.of("classpath:app/visant/contracts/schema/" + type.getSimpleName() + ".json"));
    }

    private static Map<String, String> wanted() throws IOException {
        var files = new TreeMap<String, String>();
        for (var schema : OpenApi.read().components("schemas").properties()) {
            var file = MAPPER.createObjectNode()
                    .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                    .put("title", schema.getKey());
            file.setAll((ObjectNode) schema.getValue().deepCopy());
            pointToFiles(file);
            files.put(schema.getKey() + ".json", MAPPER.writeValueAsString(file) + "\n");
        }
        return files;
    }

    private static void pointToFiles(JsonNode node) {
        if (node instanceof ObjectNode object && object.has("$ref")) {
            object.put("$ref", object.get("$ref").textValue().replaceFirst("#/components/schemas/", "") + ".json");
        }
        node.forEach(SchemasTest::pointToFiles);
    }

    private static void write(Map<String, String> schemas) throws IOException {
        Files.createDirectories(FOLDER);
        for (var schema : schemas.entrySet()) {
            Files.writeString(FOLDER.resolve(schema.getKey()), schema.getValue());
        }
    }
}
