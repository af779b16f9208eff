import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

/**
 * The command native-image of the assembled toolchain: turns the part of the real command's options that we need into
 * a run of the image builder, com.oracle.svm.hosted.NativeImageGeneratorRunner.
 */
public final class NativeImage {
    private NativeImage() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        // The toolchain's folder is a JDK, and this runs on it.
        Path home = Path.of(System.getProperty("java.home"));
        try {
            List<String> words = ArgumentFiles.expand(args);
            if (words.contains("--version")) {
                printVersion(home);
            } else {
                System.exit(build(home, new Options().read(words)));
            }
        } catch (WrongUsage e) {
            System.err.println("native-image: " + e.getMessage());
            System.exit(20);
        }
    }

    private static int build(Path home, Options command) throws IOException, InterruptedException {
        command.check();
        Builder builder = new Builder(home, command.target());
        List<String> arguments = new ArrayList<>(List.of("-imagecp", builder.classPath(command.classPath())));
        arguments.addAll(builder.options());
        // What the libraries ask for comes first, so that the command line wins.
        arguments.addAll(new LibraryMetadata(command).options());
        arguments.addAll(command.options());
        arguments.addAll(command.image());
        // The same input gives the same id, and so the same image.
        byte[] input = String.join("\0", arguments).getBytes(StandardCharsets.UTF_8);
        arguments.add("-H:ImageBuildID@driver=" + UUID.nameUUIDFromBytes(input));
        return builder.run(command.forBuilderJvm(), arguments);
    }

    /** Three lines of the form that native-maven-plugin and other tools expect. */
    private static void printVersion(Path home) throws IOException {
        Properties release = new Properties();
        try (var in = Files.newInputStream(home.resolve("release"))) {
            release.load(in);
        }
        String build = "(build " + System.getProperty("java.runtime.version");
        System.out.println("native-image " + System.getProperty("java.version") + " "
                + release.getProperty("JAVA_VERSION_DATE", "").replace("\"", ""));
        System.out.println("GraalVM Runtime Environment, put together, no GraalVM distribution " + build + ")");
        System.out.println("Substrate VM, put together " + build + ", serial gc)");
    }

    /** What the caller has to change. */
    static final class WrongUsage extends RuntimeException {
        private static final long serialVersionUID = 1;

        WrongUsage(String message) {
            super(message);
        }
    }
}
