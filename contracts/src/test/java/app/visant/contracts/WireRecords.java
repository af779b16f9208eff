package app.visant.contracts;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The wire records of this module and their golden messages, as they lie in the module's folder. */
final class WireRecords {
    static final Path RESOURCES = Path.of("src/main/resources/app/visant/contracts");

    private WireRecords() {}

    /** Every record of the two APIs; read from the class files, so that none is forgotten. */
    static List<Class<?>> all() {
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("app.visant.contracts.device", "app.visant.contracts.people");
        return classes.stream()
                .filter(JavaClass::isRecord)
                .<Class<?>>map(JavaClass::reflect)
                .sorted(Comparator.comparing(Class::getName))
                .toList();
    }

    /** {@code people/v1} of {@code app.visant.contracts.people.v1.User}. */
    static String folder(Class<?> type) {
        return type.getPackageName()
                .substring(WireRecords.class.getPackageName().length() + 1)
                .replace('.', '/');
    }

    /** The record's golden messages, as paths for {@link Golden}. */
    static List<String> goldens(Class<?> type) {
        try (Stream<Path> files = Files.list(RESOURCES.resolve("golden").resolve(folder(type)))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .filter(name -> name.substring(0, name.indexOf('.')).equals(type.getSimpleName()))
                    .map(name -> folder(type) + "/" + name)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
