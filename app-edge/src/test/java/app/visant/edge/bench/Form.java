package app.visant.edge.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One form of the edge program.
 *
 * @param command what starts it, without its own options
 * @param sizes bytes of its parts
 */
record Form(String name, List<String> command, List<Part> sizes) {
    static final String NATIVE = "native";

    private static final Path TARGET = Path.of("app-edge/target");
    private static final List<String> JVM_OPTIONS = List.of("-Xmx64m", "-XX:+UseSerialGC");

    /** What is installed, in bytes. */
    record Part(String name, long bytes) {}

    /**
     * The forms to measure.
     *
     * @param only jvm, native or both
     * @param binary null for the one that the build leaves
     * @throws IllegalArgumentException if the binary is asked for and not there
     */
    static List<Form> asked(String only, @Nullable String binary) {
        if (!Set.of("both", "jvm", "native").contains(only)) {
            throw new IllegalArgumentException("--only takes jvm or native");
        }
        Path program = binary == null ? builtBinary() : Path.of(binary);
        List<Form> forms = new ArrayList<>();
        if (!only.equals("jvm")) {
            if (!Files.isExecutable(program)) {
                throw new IllegalArgumentException("There is no native edge at " + program
                        + ": ./visant native builds it, --only jvm leaves it out");
            }
            forms.add(binary(program));
        }
        if (!only.equals("native")) {
            forms.add(jvm());
        }
        return forms;
    }

    /** As the front door starts it, with the heap's limit and the collector of the native form. */
    static Form jvm() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_OPTIONS);
        command.addAll(List.of("-jar", TARGET.resolve("app-edge.jar").toString()));
        List<Part> sizes =
                List.of(new Part("jar and lib/", bytes(TARGET.resolve("app-edge.jar")) + bytes(TARGET.resolve("lib"))));
        return new Form("JVM", command, sizes);
    }

    /** @param binary with its {@code lib/} beside it */
    static Form binary(Path binary) {
        List<Part> sizes = new ArrayList<>();
        sizes.add(new Part("binary", bytes(binary)));
        sizes.add(new Part("lib/", bytes(binary.resolveSibling("lib"))));
        packages().forEach(file -> sizes.add(new Part("package", bytes(file))));
        return new Form(NATIVE, List.of(binary.toAbsolutePath().toString()), sizes);
    }

    boolean isNative() {
        return name.equals(NATIVE);
    }

    /** Where the build leaves it. */
    private static Path builtBinary() {
        return TARGET.resolve("native/linux-" + processor() + "/visant-edge");
    }

    /** By the name that {@code uname -m} gives it. */
    private static String processor() {
        String name = System.getProperty("os.arch");
        return name.equals("amd64") ? "x86_64" : name;
    }

    private static List<Path> packages() {
        PathMatcher matcher =
                FileSystems.getDefault().getPathMatcher("glob:**/visant-edge-*-linux-" + processor() + ".tar.zst");
        try (Stream<Path> files = Files.list(TARGET)) {
            return files.filter(matcher::matches).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long bytes(Path path) {
        if (!Files.exists(path)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
