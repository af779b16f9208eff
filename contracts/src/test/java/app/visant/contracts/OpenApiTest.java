package app.visant.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.contracts.OpenApi.Operation;
import app.visant.contracts.device.v1.CaptureParts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpenApiTest {
    private static final OpenApi API = OpenApi.read();
    private static final String PROBLEM = "#/components/schemas/Problem";

    static List<Operation> operations() {
        return API.operations();
    }

    static List<Class<?>> records() {
        return WireRecords.all();
    }

    @Test
    void isAnOpenApi31Document() {
        assertThat(API.document().get("openapi").textValue()).startsWith("3.1.");
        assertThat(operations()).hasSizeGreaterThan(35);
    }

    @Test
    void everyReferenceResolves() {
        assertThat(API.references()).isNotEmpty().allSatisfy(reference -> {
            assertThat(reference).startsWith("#/components/");
            assertThat(API.resolve(reference).isMissingNode()).as(reference).isFalse();
        });
    }

    @Test
    void everyComponentIsUsed() {
        var used = API.references().toList();
        for (var kind : List.of("parameters", "headers", "responses", "examples")) {
            API.components(kind)
                    .fieldNames()
                    .forEachRemaining(name -> assertThat(used).contains("#/components/" + kind + "/" + name));
        }
    }

    @Test
    void operationIdsAreUnique() {
        assertThat(operations().stream().map(operation -> text(operation.spec(), "operationId")))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationSaysWhoMayCallIt(Operation operation) {
        var security = operation.spec().get("security");
        assertThat(security).as("security of %s", operation).isNotNull();
        var schemes = API.components("securitySchemes");
        security.forEach(choice -> choice.fieldNames()
                .forEachRemaining(name -> assertThat(schemes.has(name)).isTrue()));
        var open = security.isEmpty() || security.valueStream().anyMatch(JsonNode::isEmpty);
        assertThat(open || operation.spec().at("/responses/401").isObject())
                .as("%s refuses strangers", operation)
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationStatesItsErrorsAsProblems(Operation operation) {
        var errors = operation.spec().get("responses").properties().stream()
                .filter(entry -> entry.getKey().matches("[45]..|default"))
                .toList();
        assertThat(errors).as("errors of %s", operation).hasSizeGreaterThan(1);
        for (var error : errors) {
            var response = API.resolve(error.getValue());
            if (!operation.path().equals("/health")) {
                assertThat(response.at("/content/application~1problem+json/schema/$ref")
                                .textValue())
                        .isEqualTo(PROBLEM);
            }
            if (Set.of("429", "503").contains(error.getKey())
                    && !operation.path().equals("/health")) {
                assertThat(response.at("/headers/Retry-After").isObject()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationNamesTheParametersOfItsPath(Operation operation) {
        var inPath = Stream.of(operation.path().split("/"))
                .filter(step -> step.startsWith("{"))
                .map(step -> step.substring(1, step.length() - 1));
        var named = new ArrayList<String>();
        operation.spec().path("parameters").forEach(parameter -> {
            var resolved = API.resolve(parameter);
            if (text(resolved, "in").equals("path")) {
                named.add(text(resolved, "name"));
            }
        });
        assertThat(named).containsExactlyElementsOf(inPath.toList());
    }

    @Test
    void examplesAreTheGoldenMessages() throws Exception {
        var mapper = new ObjectMapper();
        for (var example : API.components("examples").properties()) {
            var file = goldenOf(example.getKey());
            JsonNode golden =
                    file.endsWith(".json") ? mapper.readTree(Golden.text(file)) : TextNode.valueOf(Golden.text(file));
            assertThat(mapper.readTree(example.getValue().get("value").toString()))
                    .as(example.getKey())
                    .isEqualTo(mapper.readTree(golden.toString()));
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyRecordHasItsSchemaFieldByField(Class<?> type) {
        var schema = API.components("schemas").get(type.getSimpleName());
        assertThat(schema).as("schema of %s", type.getSimpleName()).isNotNull();
        var components = type.getRecordComponents();
        assertThat(schema.get("properties").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(
                        Arrays.stream(components).map(GoldenTest::wireName).toList());
        var needed = Arrays.stream(components)
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(GoldenTest::wireName)
                .toList();
        var required = schema.path("required").valueStream().map(JsonNode::textValue);
        if (needed.isEmpty()) {
            assertThat(required).as("a request's needs").allMatch(schema.get("properties")::has);
        } else {
            assertThat(required).containsExactlyElementsOf(needed);
        }
    }

    @Test
    void theMultipartUploadHasTheNamedParts() throws Exception {
        var names = new ArrayList<String>();
        for (var field : CaptureParts.class.getFields()) {
            names.add((String) field.get(null));
        }
        assertThat(API.resolve("#/components/schemas/CaptureParts")
                        .get("properties")
                        .fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void statesEveryExchange() {
        for (var exchange : Exchanges.all()) {
            var path = exchange.path().replaceFirst("\\?.*", "");
            var operation = operations().stream()
                    .filter(each -> each.method().equalsIgnoreCase(exchange.method()))
                    .filter(each -> path.matches(each.path().replaceAll("\\{[^}]*}", "[^/]+")))
                    .findFirst();
            assertThat(operation).as("operation of %s", exchange).isPresent();
            assertThat(operation
                            .orElseThrow()
                            .spec()
                            .at("/responses/" + exchange.status())
                            .isObject())
                    .as("status of %s", exchange)
                    .isTrue();
        }
    }

    private static String goldenOf(String example) {
        return Stream.of(
                        "device/v1/" + example + ".json",
                        "device/v1/" + example + ".sse",
                        "people/v1/" + example + ".json",
                        "people/v1/" + example + ".sse")
                .filter(path ->
                        Files.exists(WireRecords.RESOURCES.resolve("golden").resolve(path)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no golden message for the example " + example));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }
}
