package app.visant.edge.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the package says of its parts: the SBOM and the licences. */
final class SbomIT {
    private static final Path JARS = Path.of("target/lib");
    private static final Pattern VERSION = Pattern.compile("\\d+(?:\\.\\d+)+");

    @TempDir
    private static Path folder;

    private static UnpackedPackage unpacked;
    private static Path file;
    private static JsonNode sbom;

    @BeforeAll
    static void unpack() throws IOException, InterruptedException {
        unpacked = UnpackedPackage.of(Path.of(System.getProperty("visant.package", "visant.package")), folder);
        file = unpacked.content().resolve("sbom.cdx.json");
        sbom = new ObjectMapper().readTree(file.toFile());
    }

    @Test
    void isValid() throws IOException {
        assertThat(new JsonParser().validate(file.toFile(), Version.VERSION_16)).isEmpty();
    }

    @Test
    void namesEveryJavaLibraryAndNoOther() throws IOException {
        try (Stream<Path> files = Files.list(JARS)) {
            List<String> jars = files.map(jar -> jar.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .toList();
            assertThat(javaLibraries().map(it -> name(it) + "-" + version(it) + ".jar"))
                    .containsExactlyInAnyOrderElementsOf(jars);
        }
    }

    @Test
    void namesEverySharedLibraryAndNoOther() throws IOException {
        assertThat(parts().flatMap(part -> elements(part.path("components")))
                        .filter(it -> it.path("type").asText().equals("file"))
                        .map(SbomIT::name))
                .containsExactlyInAnyOrderElementsOf(unpacked.files(name -> name.startsWith("lib/")));
    }

    @Test
    void namesTheVersionsThatOpenCvWasBuiltWith() throws IOException {
        String library =
                unpacked.files(name -> name.startsWith("lib/libopencv_core.")).getFirst();
        String text = Files.readString(unpacked.content().resolve(library), StandardCharsets.ISO_8859_1);
        String facts = text.substring(text.indexOf("Media I/O:"), text.indexOf("Video I/O:"));

        assertThat(builtIntoOpenCv().map(SbomIT::version).filter(Predicate.not(String::isEmpty)))
                .containsExactlyInAnyOrderElementsOf(
                        VERSION.matcher(facts).results().map(MatchResult::group).toList());
    }

    @Test
    void everyPartHasAVersionAndALicence() {
        Stream<JsonNode> all = Stream.concat(javaLibraries(), parts());

        assertThat(all.filter(it -> version(it).isEmpty() || it.path("licenses").isEmpty()))
                .isEmpty();
    }

    @Test
    void theTextOfEveryLicenceIsThere() throws IOException {
        List<String> licences = unpacked.files(name -> name.startsWith("licences/"));

        assertThat(Stream.concat(javaLibraries(), parts())
                        .filter(it -> !isOurs(it)
                                && licences.stream().noneMatch(own -> own.startsWith("licences/" + name(it) + "/"))
                                && licenceIds(it).noneMatch(id -> licences.contains("licences/texts/" + id + ".txt"))))
                .isEmpty();
        assertThat(builtIntoOpenCv()
                        .filter(it -> licences.stream()
                                .noneMatch(own -> own.startsWith("licences/OpenCV/" + name(it) + "-"))))
                .isEmpty();
    }

    @Test
    void theLicencesThatAskForItComeInFull() throws IOException {
        assertThat(unpacked.files(name -> name.startsWith("licences/")))
                .contains(
                        "licences/texts/EPL-1.0.txt",
                        "licences/texts/GPL-3.0-or-later.txt",
                        "licences/gcc-runtime/GCC-exception-3.1.txt",
                        "licences/texts/LGPL-2.1-or-later.txt",
                        "licences/texts/MPL-2.0.txt",
                        "licences/texts/UPL-1.0.txt",
                        "licences/GraalVM-substrate/LICENSE",
                        "licences/OpenJDK/java.base/LICENSE",
                        "licences/OpenJDK/java.base/ASSEMBLY_EXCEPTION",
                        "licences/OpenJDK/java.base/zlib.md");
    }

    private static Stream<JsonNode> javaLibraries() {
        return elements(sbom.path("components")).filter(it -> !isPart(it));
    }

    /** All that isn't Java. */
    private static Stream<JsonNode> parts() {
        return elements(sbom.path("components")).filter(SbomIT::isPart);
    }

    private static Stream<JsonNode> builtIntoOpenCv() {
        return parts().filter(it -> name(it).equals("OpenCV"))
                .flatMap(it -> elements(it.path("components")))
                .filter(it -> it.path("type").asText().equals("library"));
    }

    private static boolean isPart(JsonNode component) {
        return component.path("bom-ref").asText().startsWith("part:");
    }

    private static boolean isOurs(JsonNode component) {
        return component.path("group").asText().equals("app.visant");
    }

    private static String name(JsonNode component) {
        return component.path("name").asText();
    }

    private static String version(JsonNode component) {
        return component.path("version").asText();
    }

    private static Stream<String> licenceIds(JsonNode component) {
        return elements(component.path("licenses"))
                .map(it -> it.path("license").path("id").asText());
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
