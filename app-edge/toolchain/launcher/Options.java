import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Options of native-image, of a command line or of a library's native-image.properties, and what they mean to the
 * builder. Its own options are -H:NAME@ORIGIN=VALUE; the origin "user+api" marks one that a documented option stands
 * for, so that it isn't refused as experimental.
 */
final class Options {
    private static final Map<String, String> WITH_VALUE = Map.of(
            "-march", "MicroArchitecture",
            "--features", "Features",
            "--enable-url-protocols", "EnableURLProtocols",
            "--enable-native-access", "EnableNativeAccess",
            "--add-exports", "AddExports",
            "--add-opens", "AddOpens",
            "--color", "Color");
    /** Here the value may be left out, and means everything then. */
    private static final Map<String, String> WITH_OPTIONAL_VALUE = Map.of(
            "--exact-reachability-metadata", "ThrowMissingRegistrationErrors",
            "--link-at-build-time", "LinkAtBuildTime");

    private static final Map<String, String> FLAGS = Map.of(
            "--no-fallback", "-H:FallbackThreshold@user+api=0",
            "--enable-http", "-H:EnableURLProtocols@user+api=http",
            "--enable-https", "-H:EnableURLProtocols@user+api=https",
            "-g", "-H:GenerateDebugInfo@user+api=2");
    private static final Set<String> OPTIMIZATION = Set.of("-O0", "-O1", "-O2", "-O3", "-Ob", "-Os");

    private final List<String> forBuilder = new ArrayList<>();
    private final List<String> forBuilderJvm = new ArrayList<>();
    private final Collection<Path> classPath = new LinkedHashSet<>();
    private final List<Excluded> excluded = new ArrayList<>();
    private final List<String> positional = new ArrayList<>();
    private String target = Builder.HOST;
    private String output = "";

    /** Metadata to be left out: of the jars whose path matches, the files whose path in the jar matches. */
    record Excluded(Pattern jar, Pattern file) {
        boolean matches(Path jarPath, String filePath) {
            return jar.matcher(jarPath.toString()).find() && file.matcher("/" + filePath).find();
        }
    }

    Options read(List<String> words) {
        Deque<String> rest = new ArrayDeque<>(words);
        while (!rest.isEmpty()) {
            read(rest.pop(), rest);
        }
        return this;
    }

    private void read(String word, Deque<String> rest) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        Value value = new Value(name, equals < 0 ? null : word.substring(equals + 1), rest);
        if (word.startsWith("-H:") || word.startsWith("-R:")) {
            forBuilder.add(word);
        } else if (word.startsWith("-D")) {
            forBuilderJvm.add(word);
        } else if (word.startsWith("-J")) {
            forBuilderJvm.add(word.substring(2));
        } else if (FLAGS.containsKey(word)) {
            forBuilder.add(FLAGS.get(word));
        } else if (OPTIMIZATION.contains(word)) {
            api("Optimize", word.substring(2));
        } else if (WITH_VALUE.containsKey(name)) {
            api(WITH_VALUE.get(name), value.orNext());
        } else if (WITH_OPTIONAL_VALUE.containsKey(name)) {
            api(WITH_OPTIONAL_VALUE.get(name), value.orEmpty());
        } else if (!word.startsWith("-")) {
            positional.add(word);
        } else {
            readOwn(name, value);
        }
    }

    private void readOwn(String name, Value value) {
        switch (name) {
            case "-cp", "-classpath", "--class-path" -> addToClassPath(value.orNext());
            case "-o" -> output = value.orNext();
            case "--target" -> target = value.orNext();
            case "--exclude-config" ->
                excluded.add(new Excluded(Pattern.compile(value.orNext()), Pattern.compile(value.next())));
            case "--initialize-at-build-time" -> initialize(value.orEmpty(), "build_time");
            case "--initialize-at-run-time" -> initialize(value.orEmpty(), "run_time");
            case "--gc" -> {
                // The builder's default, and without a way to say so that it doesn't warn of.
                if (!value.orNext().equals("serial")) {
                    throw new NativeImage.WrongUsage("this toolchain has no garbage collector but --gc=serial");
                }
            }
            default -> throw new NativeImage.WrongUsage(name + " is not among the options that this toolchain knows");
        }
    }

    private void api(String option, String value) {
        forBuilder.add("-H:" + option + "@user+api=" + value);
    }

    private void initialize(String classes, String when) {
        api(
                "ClassInitialization",
                Arrays.stream(classes.split(",", -1)).map(c -> c + ":" + when).collect(Collectors.joining(",")));
    }

    private void addToClassPath(String entries) {
        for (String entry : entries.split(File.pathSeparator)) {
            Path path = Path.of(entry).toAbsolutePath().normalize();
            if (!Files.exists(path)) {
                throw new NativeImage.WrongUsage("there is no " + path + ", which the class path names");
            }
            classPath.add(path);
        }
    }

    /** What can't work is said before minutes go by. */
    void check() {
        if (positional.size() != 1 || output.isEmpty() || classPath.isEmpty()) {
            throw new NativeImage.WrongUsage("usage: native-image [OPTION]... -cp CLASSPATH -o FILE MAINCLASS");
        }
        if (forBuilder.contains("-H:MicroArchitecture@user+api=native")) {
            throw new NativeImage.WrongUsage("-march=native is not supported: name the processor");
        }
    }

    List<String> options() {
        return forBuilder;
    }

    List<String> forBuilderJvm() {
        return forBuilderJvm;
    }

    Collection<Path> classPath() {
        return classPath;
    }

    String target() {
        return target;
    }

    boolean excludes(Path jar, String file) {
        return excluded.stream().anyMatch(e -> e.matches(jar, file));
    }

    List<String> image() {
        Path file = Path.of(output).toAbsolutePath().normalize();
        return List.of(
                "-H:Class@driver=" + positional.getFirst(),
                "-H:Path@driver=" + file.getParent(),
                "-H:Name@driver=" + file.getFileName());
    }

    /** The value of an option, after its "=" or in the words that follow. */
    private record Value(String option, String own, Deque<String> rest) {
        String orNext() {
            return own != null ? own : next();
        }

        String next() {
            if (rest.isEmpty()) {
                throw new NativeImage.WrongUsage(option + " needs a value");
            }
            return rest.pop();
        }

        String orEmpty() {
            return own != null ? own : "";
        }
    }
}
