package app.visant.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What it writes, and what it refuses to; the end-to-end suite has it followed by the doctor. */
final class ProvisionCommandTest {
    private static final String CODE =
            "visant://activate?device=A7K2Q&token=kV1n-3fO_0&cloud=https%3A%2F%2Fcloud.example.com";

    private static final List<String> SETTINGS =
            List.of("API_URL=https://cloud.example.com", "DEVICE_ID=A7K2Q", "DEVICE_TOKEN=kV1n-3fO_0");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("env");
    }

    private int provision(String code, String... more) {
        CommandLine program = Main.commandLine();
        program.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        List<String> arguments = Stream.concat(
                        Stream.of("provision", code, "--env-file", file.toString(), "--no-doctor"), Stream.of(more))
                .toList();
        return program.execute(arguments.toArray(String[]::new));
    }

    @Test
    void writesWhatTheCodeSaysForTheOwnerAlone() throws IOException {
        assertThat(provision(CODE)).as(err.toString()).isZero();

        assertThat(Files.readAllLines(file)).isEqualTo(SETTINGS);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(out.toString())
                .contains("device A7K2Q of https://cloud.example.com", file.toString())
                .doesNotContain("kV1n");
    }

    @Test
    void readsTheCodeFromATextFile() throws IOException {
        Path text = Files.writeString(folder.resolve("code.txt"), CODE + "\n");

        assertThat(provision(text.toString())).isZero();
        assertThat(Files.readAllLines(file)).isEqualTo(SETTINGS);
    }

    @Test
    void keepsAllElseThatIsInTheFile() throws IOException {
        Files.write(
                file,
                List.of(
                        "# Gate",
                        "DEVICE_ID=FLOOR1",
                        "export DEVICE_TOKEN=",
                        "CAMERA_SOURCE=/dev/video2 # left",
                        "DEVICE_ID=FLOOR2",
                        "not an assignment"));

        assertThat(provision(CODE)).isZero();

        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "# Gate",
                        "DEVICE_ID=A7K2Q",
                        "export DEVICE_TOKEN=kV1n-3fO_0",
                        "CAMERA_SOURCE=/dev/video2 # left",
                        "not an assignment",
                        "API_URL=https://cloud.example.com");
    }

    @Test
    void fillsInTheExampleThatComesWithThePackage() throws IOException {
        Files.copy(Path.of("src/package/env.device.example"), file);

        assertThat(provision(CODE)).isZero();

        assertThat(Files.readAllLines(file)).containsAll(SETTINGS).contains("#CAMERA_SOURCE=0");
    }

    @Test
    void makesNoOtherDeviceOfThisOneUnlessTold() throws IOException {
        List<String> before = List.of("DEVICE_ID=FLOOR1", "DEVICE_TOKEN=s3cret");
        Files.write(file, before);

        assertThat(provision(CODE)).isEqualTo(1);
        assertThat(err.toString())
                .contains("FLOOR1", "outbox list", "--replace")
                .doesNotContain("s3cret");
        assertThat(Files.readAllLines(file)).isEqualTo(before);

        assertThat(provision(CODE, "--replace")).isZero();
        assertThat(Files.readAllLines(file)).contains("DEVICE_ID=A7K2Q").doesNotContain("DEVICE_TOKEN=s3cret");
    }

    @Test
    void givesTheSameDeviceItsNextToken() throws IOException {
        Files.write(file, List.of("DEVICE_ID=A7K2Q", "DEVICE_TOKEN=former"));

        assertThat(provision(CODE)).isZero();
        assertThat(Files.readAllLines(file)).contains("DEVICE_TOKEN=kV1n-3fO_0").doesNotContain("DEVICE_TOKEN=former");
    }

    @Test
    void writesWhereALinkLeadsAndLeavesNothingBeside() throws IOException {
        Path real = Files.createFile(folder.resolve("real"));
        Files.createSymbolicLink(file, real);

        assertThat(provision(CODE)).isZero();

        assertThat(file).isSymbolicLink();
        assertThat(Files.readAllLines(real)).isEqualTo(SETTINGS);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(file, real);
        }
    }

    @Test
    void takesAnotherAddressOfTheCloud() throws IOException {
        String withoutCloud = "visant://activate?device=A7K2Q&token=kV1n-3fO_0";
        assertThat(provision(withoutCloud)).isEqualTo(2);
        assertThat(err.toString()).contains("--api-url");
        assertThat(file).doesNotExist();

        assertThat(provision(withoutCloud, "--api-url", "http://10.0.0.2:8080")).isZero();
        assertThat(Files.readAllLines(file)).contains("API_URL=http://10.0.0.2:8080");
    }

    @ParameterizedTest
    @CsvSource({
        "visant://activate?device=A7K2Q, has no token",
        "visant://activate?device=A7K2Q&token=s3cret&cloud=ftp%3A%2F%2Fx, must be an address like",
        "nowhere.png, nor a file that can be read",
    })
    void refusesWhatIsNoCodeWithoutRepeatingIt(String code, String why) {
        assertThat(provision(code)).isEqualTo(2);
        assertThat(err.toString()).contains(why).doesNotContain("s3cret");
        assertThat(file).doesNotExist();
    }

    @Test
    void saysWhatItLooksForInAFileWithoutACode() throws IOException {
        Path printed = Files.writeString(folder.resolve("text"), "no code");
        assertThat(provision(printed.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("neither the text of a code", "photo");
    }

    @Test
    void endsWithOneWhereItMayNotWrite() {
        file = folder.resolve("missing/env");
        assertThat(provision(CODE)).isEqualTo(1);
        assertThat(err.toString()).contains("can't be written");
    }
}
