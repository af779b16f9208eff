package app.visant.edge.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.edge.EndedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The package, unpacked as a device would do it.
 *
 * @param archive the package's file
 * @param arch its processor, as {@code uname -m} says it
 * @param content the folder that was in it
 */
record UnpackedPackage(Path archive, String version, String arch, Path content) {
    private static final Pattern NAME = Pattern.compile("visant-edge-(.+)-linux-(\\w+)\\.tar\\.zst");
    private static final Map<String, String> JAVA_NAMES = Map.of("amd64", "x86_64");

    static UnpackedPackage of(Path archive, Path folder) throws IOException, InterruptedException {
        Matcher name = NAME.matcher(archive.getFileName().toString());
        if (!Files.isRegularFile(archive) || !name.matches()) {
            throw new AssertionError(archive + " is missing: the profile native builds it in the phase package");
        }
        output(folder, "tar", "--zstd", "-xpf", archive.toString());
        return new UnpackedPackage(
                archive, name.group(1), name.group(2), folder.resolve("visant-edge-" + name.group(1)));
    }

    /** Paths of files, relative to the content. */
    List<String> files(Predicate<String> wanted) throws IOException {
        try (Stream<Path> paths = Files.walk(content)) {
            return paths.filter(Files::isRegularFile)
                    .map(file -> content.relativize(file).toString())
                    .filter(wanted)
                    .sorted()
                    .toList();
        }
    }

    /** What the program in a folder prints, on an emulated processor if it is for another one. */
    String edge(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        String machine = System.getProperty("os.arch");
        if (!JAVA_NAMES.getOrDefault(machine, machine).equals(arch)) {
            command.addAll(List.of("qemu-" + arch + "-static", "-L", "/usr/" + arch + "-linux-gnu"));
        }
        command.add(folder.resolve("visant-edge").toString());
        command.addAll(List.of(arguments));
        return output(folder, command.toArray(String[]::new));
    }

    /** What a command prints that has to end well. */
    static String output(Path folder, String... command) throws IOException, InterruptedException {
        EndedProcess ended = EndedProcess.of(new ProcessBuilder(command).directory(folder.toFile()));
        assertThat(ended.exitCode())
                .as("%s: %s", String.join(" ", command), ended.said())
                .isZero();
        return ended.said();
    }
}
