package app.visant.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.contracts.people.v1.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A device as a native image reads and writes its records by reflection: all that is named, and nothing else, is kept for it. */
class NativeMetadataTest {
    private static final String FILE = "/META-INF/native-image/app.visant/contracts/reachability-metadata.json";

    @Test
    void namesExactlyTheRecordsThatADeviceSpeaks() throws IOException {
        List<String> named = new ArrayList<>();
        metadata().forEach(entry -> named.add(entry.path("type").asText()));

        assertThat(named).containsExactlyElementsOf(deviceRecords());
    }

    @Test
    void keepsOfEachRecordAllThatJacksonLooksFor() throws IOException {
        assertThat(metadata())
                .allSatisfy(entry -> assertThat(entry.properties().stream()
                                .filter(property -> property.getValue().isBoolean()
                                        && property.getValue().booleanValue())
                                .map(property -> property.getKey()))
                        .containsExactlyInAnyOrder(
                                "allDeclaredConstructors", "allDeclaredMethods", "allDeclaredFields"));
    }

    private static JsonNode metadata() throws IOException {
        try (InputStream in = Objects.requireNonNull(NativeMetadataTest.class.getResourceAsStream(FILE))) {
            return new ObjectMapper().readTree(in).path("reflection");
        }
    }

    private static List<String> deviceRecords() {
        Stream<String> records = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("app.visant.contracts.device.v1")
                        .stream()
                        .filter(type -> type.isRecord() || type.isEnum())
                        .map(JavaClass::getName);
        return Stream.concat(records, Stream.of(Problem.class.getName()))
                .sorted()
                .toList();
    }
}
