package app.visant.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The OpenAPI document, read. */
final class OpenApi {
    static final Path FILE = WireRecords.RESOURCES.resolve("openapi.yaml");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final JsonNode document;

    private OpenApi(JsonNode document) {
        this.document = document;
    }

    static OpenApi read() {
        try (var in = Files.newInputStream(FILE)) {
            return new OpenApi(new YAMLMapper().readTree(in));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What an operation says, and where it stands. */
    record Operation(String method, String path, JsonNode spec) {
        @Override
        public String toString() {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }
    }

    JsonNode document() {
        return document;
    }

    JsonNode components(String kind) {
        return document.at("/components/" + kind);
    }

    List<Operation> operations() {
        var all = new ArrayList<Operation>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .forEach(entry -> all.add(new Operation(entry.getKey(), path.getKey(), entry.getValue()))));
        return all;
    }

    /** What a reference points at; a missing node if nothing. */
    JsonNode resolve(String reference) {
        return document.at(reference.substring(1));
    }

    /** The node itself, or what it refers to. */
    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? resolve(node.get("$ref").textValue()) : node;
    }

    Stream<String> references() {
        return document.findValuesAsText("$ref").stream();
    }
}
