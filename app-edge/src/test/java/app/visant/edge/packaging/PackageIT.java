package app.visant.edge.packaging;

import static app.visant.edge.packaging.UnpackedPackage.output;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.edge.EndedProcess;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The package as a device gets it. */
final class PackageIT {
    private static final Map<String, Integer> ELF_MACHINES = Map.of("x86_64", 62, "aarch64", 183);
    private static final int ELF_MACHINE_PLACE = 18;

    @TempDir
    private static Path folder;

    private static UnpackedPackage unpacked;

    @BeforeAll
    static void unpack() throws IOException, InterruptedException {
        unpacked = UnpackedPackage.of(Path.of(System.getProperty("visant.package", "visant.package")), folder);
    }

    @Test
    void hasOneTopFolder() throws IOException {
        try (Stream<Path> top = Files.list(folder)) {
            assertThat(top).containsExactly(unpacked.content());
        }
    }

    @Test
    void sumsAreRightAndOfEveryFile() throws IOException, InterruptedException {
        Path archive = unpacked.archive();
        output(archive.getParent(), "sha256sum", "--check", "--strict", archive.getFileName() + ".sha256");
        output(unpacked.content(), "sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS");

        assertThat(Files.readAllLines(unpacked.content().resolve("SHA256SUMS")).stream()
                        .map(line -> line.replaceFirst("^[0-9a-f]{64}  ", "")))
                .containsExactlyInAnyOrderElementsOf(unpacked.files(file -> !file.equals("SHA256SUMS")));
    }

    @Test
    void onlyProgramAndInstallerAreExecutable() throws IOException {
        Set<String> executable = new TreeSet<>();
        for (String file : unpacked.files(any -> true)) {
            String permissions = PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(unpacked.content().resolve(file)));
            assertThat(permissions).as(file).isIn("rwxr-xr-x", "rw-r--r--");
            if (permissions.contains("x")) {
                executable.add(file);
            }
        }
        assertThat(executable).containsExactly("install.sh", "visant-edge");
    }

    @Test
    void saysNothingOfWhoBuiltItAndWhen() throws IOException, InterruptedException {
        String list = output(
                folder, "tar", "--zstd", "--utc", "-tvf", unpacked.archive().toString());

        assertThat(list.lines()).allMatch(line -> line.matches("[drwx-]+ root/root +[0-9]+ 2026-01-01 00:00 .*"));
    }

    @Test
    void programRunsFromWhereItWasUnpacked() throws IOException, InterruptedException {
        assertThat(unpacked.edge(unpacked.content(), "--version"))
                .isEqualTo("visant-edge " + unpacked.version() + "\n");
    }

    @Test
    void programAndLibrariesAreForTheProcessorInTheName() throws IOException {
        for (String file : unpacked.files(name -> name.equals("visant-edge") || name.startsWith("lib/"))) {
            ByteBuffer bytes =
                    ByteBuffer.wrap(Files.readAllBytes(unpacked.content().resolve(file)));
            int machine = bytes.order(ByteOrder.LITTLE_ENDIAN).getShort(ELF_MACHINE_PLACE);
            assertThat(machine).as(file).isEqualTo(ELF_MACHINES.get(unpacked.arch()));
        }
    }

    @ParameterizedTest
    @CsvSource({"GLIBC, 2.35", "GLIBCXX, 3.4.30", "CXXABI, 1.3.13", "GCC, 12.0.0"})
    void needsNoNewerSystemThanItsReadmeSays(String library, String most) throws IOException {
        Pattern symbols = Pattern.compile("\0" + library + "_(\\d+(?:\\.\\d+)+)(?=\0)");
        Map<String, Version> needed = new TreeMap<>();
        for (String file : unpacked.files(name -> name.equals("visant-edge") || name.startsWith("lib/"))) {
            String text = Files.readString(unpacked.content().resolve(file), StandardCharsets.ISO_8859_1);
            symbols.matcher(text)
                    .results()
                    .map(match -> Version.parse(match.group(1)))
                    .forEach(version ->
                            needed.merge(file, version, (one, other) -> one.compareTo(other) > 0 ? one : other));
        }
        assertThat(needed).isNotEmpty();
        assertThat(needed.values()).allSatisfy(version -> assertThat(version).isLessThanOrEqualTo(Version.parse(most)));
    }

    @Test
    void installerFillsAFolderAndKeepsTheSettingsThatAreThere(@TempDir Path root)
            throws IOException, InterruptedException {
        output(unpacked.content(), "env", "DESTDIR=" + root, "./install.sh");
        Path opt = root.resolve("opt/visant");
        Path settings = opt.resolve(".env.device");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings)))
                .isEqualTo("rw-------");
        assertThat(root.resolve("etc/systemd/system/visant-edge.service"))
                .hasSameTextualContentAs(unpacked.content().resolve("systemd/visant-edge.service"));
        assertThat(unpacked.edge(opt, "--version")).startsWith("visant-edge ");

        Files.writeString(settings, "DEVICE_ID=FLOOR1\n");
        output(unpacked.content(), "env", "DESTDIR=" + root, "./install.sh");

        assertThat(settings).hasContent("DEVICE_ID=FLOOR1");
    }

    @Test
    void installerLeavesNothingOfAnEarlierVersion(@TempDir Path root) throws IOException, InterruptedException {
        output(unpacked.content(), "env", "DESTDIR=" + root, "./install.sh");
        Path opt = root.resolve("opt/visant");
        Files.createFile(opt.resolve("lib/libopencv_core.so.412"));
        Files.createFile(opt.resolve("licences/of-what-is-gone"));
        Files.writeString(opt.resolve("visant-edge"), "an earlier one");
        Files.createDirectories(opt.resolve(".update/lib"));
        Files.createFile(opt.resolve(".update/lib/of-an-update-that-was-broken-off"));

        output(unpacked.content(), "env", "DESTDIR=" + root, "./install.sh");

        try (Stream<Path> parts = Files.list(opt)) {
            assertThat(parts.map(opt::relativize).map(Path::toString))
                    .containsExactlyInAnyOrder(
                            ".env.device", "LICENSE", "lib", "licences", "sbom.cdx.json", "visant-edge");
        }
        assertThat(names(opt.resolve("lib"))).isEqualTo(names(unpacked.content().resolve("lib")));
        assertThat(names(opt.resolve("licences")))
                .isEqualTo(names(unpacked.content().resolve("licences")));
        assertThat(names(root.resolve("etc/systemd/system"))).containsExactly("visant-edge.service");
        assertThat(unpacked.edge(opt, "--version")).startsWith("visant-edge ");
    }

    @Test
    void hasOneVersionOfEachLibrary() throws IOException {
        assertThat(unpacked.files(name -> name.startsWith("lib/")))
                .extracting(name -> name.replaceFirst("\\.so.*", ""))
                .doesNotHaveDuplicates();
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void installerRefusesWhatIsDamaged(@TempDir Path copy) throws IOException, InterruptedException {
        output(folder, "cp", "-a", unpacked.content() + "/.", copy.toString());
        Files.writeString(copy.resolve("README.md"), "something else");

        EndedProcess installer = EndedProcess.of(
                new ProcessBuilder("env", "DESTDIR=" + copy.resolve("root"), "./install.sh").directory(copy.toFile()));

        assertThat(installer.said()).contains("README.md: FAILED");
        assertThat(installer.exitCode()).isNotZero();
        assertThat(copy.resolve("root")).doesNotExist();
    }
}
