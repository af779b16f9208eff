package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The binary for 64-bit ARM, which runs on an emulated processor here. Other classes of the same run take pictures with it. */
@Tag("emulated")
final class EmulatedEdgeIT {
    private static final Path FOLDER = Path.of("target/native/linux-aarch64");
    private static final int ELF = 0x464c457f;
    private static final int TYPE_64_BITS = 2;
    private static final int TYPE_PLACE = 4;
    private static final int MACHINE_AARCH64 = 183;
    private static final int MACHINE_PLACE = 18;

    private static Path logs;

    @BeforeAll
    static void makeFolder() throws IOException {
        logs = Files.createTempDirectory(
                Files.createDirectories(Path.of("target/e2e").toAbsolutePath()), "emulated-");
    }

    static Stream<Path> files() throws IOException {
        try (Stream<Path> libraries = Files.list(FOLDER.resolve("lib"))) {
            return Stream.concat(Stream.of(FOLDER.resolve("visant-edge")), libraries.toList().stream());
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isMadeForTheProcessor(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            ByteBuffer head = ByteBuffer.wrap(in.readNBytes(MACHINE_PLACE + 2)).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(head.getInt(0)).isEqualTo(ELF);
            assertThat(head.get(TYPE_PLACE)).isEqualTo((byte) TYPE_64_BITS);
            assertThat(head.getShort(MACHINE_PLACE)).isEqualTo((short) MACHINE_AARCH64);
        }
    }

    @Test
    void hasItsLibrariesBesideIt() throws IOException {
        try (Stream<Path> libraries = Files.list(FOLDER.resolve("lib"))) {
            assertThat(libraries.map(file -> file.getFileName().toString().replaceFirst("\\.so\\..*", ".so")))
                    .containsExactlyInAnyOrder(
                            "libgfortran.so",
                            "libopenblas.so",
                            "libopencv_core.so",
                            "libopencv_imgproc.so",
                            "libopencv_imgcodecs.so",
                            "libopencv_videoio.so",
                            "libjnijavacpp.so",
                            "libjniopencv_core.so",
                            "libjniopencv_imgproc.so",
                            "libjniopencv_imgcodecs.so",
                            "libjniopencv_videoio.so",
                            "libsqlitejdbc.so");
        }
    }

    @Test
    void saysItsVersion() {
        RunningProgram version = started("--version");

        assertThat(version.awaitEnd()).as(version.log()).isZero();
        assertThat(version.log()).matches("visant-edge \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    private static RunningProgram started(String... arguments) {
        List<String> command = Stream.concat(RunningProgram.command(EdgeProcess.PROGRAM).stream(), Stream.of(arguments))
                .toList();
        return RunningProgram.start("edge", logs.resolve("edge" + arguments[0] + ".log"), command, Map.of());
    }
}
