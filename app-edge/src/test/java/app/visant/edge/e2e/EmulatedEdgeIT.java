package app.visant.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The binary for 64-bit ARM, which runs on an emulated processor here. Other classes of the same run take pictures with it. */
@Tag("emulated")
final class EmulatedEdgeIT {
    @Test
    void hasItsLibrariesBesideIt() throws IOException {
        try (Stream<Path> libraries = Files.list(EdgeProcess.LIBRARIES)) {
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
    void saysItsVersionOnTheOldestProcessor() throws IOException {
        Path folder = Files.createTempDirectory(
                Files.createDirectories(Path.of("target/e2e").toAbsolutePath()), "emulated-");
        List<String> command = Stream.concat(
                        RunningProgram.command(EdgeProcess.PROGRAM).stream(), Stream.of("--version"))
                .toList();

        RunningProgram program = RunningProgram.start("edge", folder.resolve("version.log"), command, Map.of());

        assertThat(program.awaitEnd()).as(program.log()).isZero();
        assertThat(program.log()).matches("visant-edge \\d+\\.\\d+\\.\\d+\\S*\\R");
    }
}
