package app.visant.edge.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What ./visant builds and when, in a checkout where Maven, Java and GraalVM only note what is asked of them. */
@EnabledOnOs(OS.LINUX)
final class FrontDoorTest {
    private static final String MAVEN = """
            #!/bin/sh
            [ "$1" != --jdk ] || { echo "$PWD/jdk"; exit; }
            echo "$*" >>maven.log
            case "$*" in *package*) ;; *) exit 0 ;; esac
            arch=$(uname -m)
            case "$*" in *aarch64*) arch=aarch64 ;; esac
            mkdir -p app-edge/target/native/linux-$arch
            echo binary >app-edge/target/native/linux-$arch/visant-edge
            package=app-edge/target/visant-edge-1-linux-$arch.tar.zst
            sleep 0.01 && echo package >$package && sleep 0.01 && echo sum >$package.sha256
            """;
    private static final List<String> SOURCES = List.of(
            "pom.xml",
            "LICENSE",
            "contracts/pom.xml",
            "contracts/src/main/A.java",
            "domain/pom.xml",
            "domain/src/main/A.java",
            "adapters-edge/pom.xml",
            "adapters-edge/src/main/A.java",
            "app-edge/pom.xml",
            "app-edge/src/main/A.java",
            "app-edge/src/package/install.sh",
            "app-edge/toolchain/assemble",
            "app-edge/toolchain/pom.xml",
            "app-edge/toolchain/Trial.java",
            "app-edge/toolchain/c/jvm.c",
            "app-edge/toolchain/cross/A.java",
            "app-edge/toolchain/launcher/A.java",
            "graalvm/release");
    private static final List<String> PROGRAMS = List.of(
            "app-cloud/target/app-cloud.jar", "app-edge/target/app-edge.jar", "app-cloud/target/bench.libraries");

    @TempDir
    private Path checkout;

    @BeforeEach
    void fill() throws IOException {
        Files.createDirectories(checkout.resolve("app-edge"));
        Files.copy(Path.of("../visant"), checkout.resolve("visant"));
        Files.copy(Path.of("native.sh"), checkout.resolve("app-edge/native.sh"));
        program("mvnw", MAVEN);
        program("graalvm/bin/native-image", "#!/bin/sh\necho 'native-image 25.0.2 2026-01-20'\n");
        program("jdk/bin/java", "#!/bin/sh\necho \"java $*\"\n");
        program("bin/dpkg-query", "#!/bin/sh\necho 'install ok installed'\n");
        Files.createDirectories(checkout.resolve("graalvm/lib/svm/cross/linux-aarch64"));
        for (String source : SOURCES) {
            write(source, "source");
        }
        age(checkout.resolve("app-edge/native.sh"));
        age(checkout.resolve("visant"));
        for (String source : SOURCES) {
            age(checkout.resolve(source));
        }
        for (String product : PROGRAMS) {
            write(product, "product");
        }
        write("app-edge/target/bench.libraries", "libraries");
    }

    @Test
    void buildsTheBinaryOnce() throws Exception {
        assertThat(visant(0, "native")).contains("visant-edge-1-linux-");
        visant(0, "native");

        assertThat(builds()).hasSize(1);
    }

    @Test
    void buildsTheBinaryAgainWhenAnythingItIsMadeOfHasChanged() throws Exception {
        visant(0, "native");
        List<String> changed = new ArrayList<>(SOURCES);
        changed.add("app-edge/native.sh");
        for (String source : changed) {
            int before = builds().size();
            Files.setLastModifiedTime(checkout.resolve(source), FileTime.from(Instant.now()));
            visant(0, "native");
            assertThat(builds()).as(source).hasSize(before + 1);
        }
    }

    @Test
    void buildsAgainWhenThePackageWasNotFinished() throws Exception {
        visant(0, "native");
        Path sum = product(".tar.zst.sha256");

        Files.delete(sum);
        visant(0, "native");
        assertThat(builds()).hasSize(2);

        age(sum);
        visant(0, "native");
        assertThat(builds()).hasSize(3);
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
        assertThat(visant(2, "native", "--arch")).contains("native takes nothing, or --arch");
        assertThat(visant(2, "native", "--arch", "riscv64")).contains("native takes nothing, or --arch");
        assertThat(visant(2, "native", "--arch", System.getProperty("os.arch"), "--quick"))
                .contains("native takes nothing, or --arch");
        assertThat(visant(2, "test", "quick")).contains("test takes nothing");
        assertThat(builds()).isEmpty();
    }

    @Test
    void measuresABinaryThatIsAsNewAsTheSources() throws Exception {
        assertThat(visant(0, "bench", "edge", "--only", "jvm")).contains("EdgeBench --only jvm");
        assertThat(visant(0, "bench", "edge", "--native", "another")).contains("EdgeBench --native another");
        assertThat(builds()).isEmpty();

        assertThat(visant(0, "bench", "edge", "--starts", "5")).contains("EdgeBench --starts 5");
        assertThat(builds()).hasSize(1);
    }

    @Test
    @EnabledIfSystemProperty(named = "os.arch", matches = "amd64", disabledReason = "ARM is emulated there only")
    void testsTheEdgeForArmUnlessToldNotTo() throws Exception {
        assertThat(visant(0, "test")).doesNotContain("left out");
        assertThat(builds()).hasSize(2).first().asString().contains("-Pnative,aarch64 ");
        assertThat(builds().getLast()).contains("-Pnative -Pemulated verify");

        assertThat(visant(0, "test", "--no-arm")).contains("the edge for 64-bit ARM, which was left out");
        assertThat(builds()).hasSize(3);
        assertThat(builds().getLast()).endsWith("-Pnative verify");
    }

    @Test
    @EnabledIfSystemProperty(named = "os.arch", matches = "amd64", disabledReason = "ARM is emulated there only")
    void saysHowToTestWithoutWhatTheEdgeForArmTakes() throws Exception {
        Files.delete(checkout.resolve("graalvm/lib/svm/cross/linux-aarch64"));
        program("app-edge/toolchain/assemble", "#!/bin/sh\nexit 1\n");

        assertThat(visant(1, "test")).contains("./visant test --no-arm leaves it out");
        assertThat(builds()).isEmpty();
    }

    /** What it says, if it ends as it has to. */
    private String visant(int exitCode, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", "visant"));
        command.addAll(List.of(arguments));
        File said = checkout.resolve("said").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(checkout.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said);
        builder.environment().put("GRAALVM_HOME", checkout.resolve("graalvm").toString());
        builder.environment().put("XDG_CACHE_HOME", checkout.resolve("cache").toString());
        builder.environment().merge("PATH", checkout.resolve("bin").toString(), (path, first) -> first + ":" + path);
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        String output = Files.readString(said.toPath());
        assertThat(process.waitFor()).as(output).isEqualTo(exitCode);
        return output;
    }

    /** Maven's command lines. */
    private List<String> builds() throws IOException {
        Path log = checkout.resolve("maven.log");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    private Path product(String end) throws IOException {
        try (var files = Files.list(checkout.resolve("app-edge/target"))) {
            return files.filter(file -> file.toString().endsWith(end))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void program(String file, String text) throws IOException {
        write(file, text);
        assertThat(checkout.resolve(file).toFile().setExecutable(true)).isTrue();
    }

    private void write(String file, String text) throws IOException {
        Path path = checkout.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    }
}
