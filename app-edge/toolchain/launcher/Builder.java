import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The image builder of the toolchain, making an image for one kind of processor. */
final class Builder {
    static final String HOST = "linux-" + System.getProperty("os.arch");

    private static final List<String> JVM = List.of(
            "-XX:+UseParallelGC",
            "-XX:MaxRAMPercentage=60",
            // Rather collects than grows: 2.6 GB for the edge instead of 6.3.
            "-XX:GCTimeRatio=9",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xss10m",
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:+EnableJVMCI",
            "-XX:-UseJVMCICompiler",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=org.graalvm.nativeimage.builder",
            "-Djava.awt.headless=true",
            "-Djava.system.class.loader=com.oracle.svm.hosted.NativeImageSystemClassLoader",
            "-Dorg.graalvm.nativeimage.imagecode=buildtime",
            // Lambdas in the image's heap have no initialized classes.
            "-Djdk.internal.lambda.disableEagerInitialization=true",
            "-Djava.lang.invoke.InnerClassLambdaMetafactory.initializeLambdas=false",
            // Without these two, guardWithTest makes counting wrappers that the builder can't inline: the equals of a
            // record then takes 10 microseconds instead of 5 ns, and so does every look-up of a resource.
            "-Djava.lang.invoke.MethodHandle.DONT_INLINE_THRESHOLD=-1",
            "-Djava.lang.invoke.MethodHandle.PROFILE_GWT=false",
            "--add-modules=ALL-DEFAULT");

    private final Path home;
    private final String target;
    private final Path cross;

    Builder(Path home, String target) {
        this.home = home;
        this.target = target;
        this.cross = home.resolve("lib/svm/cross").resolve(target);
        if (crossing() && !Files.isDirectory(cross)) {
            throw new NativeImage.WrongUsage("this toolchain was assembled without the parts for " + target);
        }
    }

    private boolean crossing() {
        return !target.equals(HOST);
    }

    /** The image's class path; last the substitutions by which the JDK's classes name the image's processor. */
    String classPath(Collection<Path> entries) {
        Stream<Path> own = crossing() ? Stream.of(cross.resolve("classes")) : Stream.of();
        return joined(Stream.concat(entries.stream(), own));
    }

    List<String> options() {
        List<String> options = new ArrayList<>(List.of(
                "-H:CLibraryPath@driver=" + home.resolve("lib/svm/clibraries").resolve(target),
                // What looks at control groups is a C library that this toolchain doesn't have.
                "-H:-UseContainerSupport@driver"));
        if (crossing()) {
            options.addAll(List.of(
                    "-H:MicroArchitecture@driver=compatibility",
                    "-H:CCompilerPath@driver=" + cross.resolve("cc"),
                    "-H:+UseCAPCache@driver",
                    "-H:CAPCacheDir@driver=" + cross.resolve("cap")));
        }
        return options;
    }

    /** Runs the builder, and answers with its exit code. */
    int run(List<String> forJvm, List<String> arguments) throws IOException, InterruptedException {
        Path argumentFile = Files.createTempFile("native-image-", ".arguments");
        Path opensFile = Files.createTempFile("native-image-", ".opens");
        try {
            Files.writeString(argumentFile, String.join("\0", arguments));
            Files.write(opensFile, opens());
            ProcessBuilder builder = new ProcessBuilder(command(forJvm, opensFile, argumentFile)).inheritIO();
            builder.environment().put("USE_NATIVE_IMAGE_JAVA_PLATFORM_MODULE_SYSTEM", "true");
            builder.environment().keySet().removeAll(Set.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"));
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return process.waitFor();
        } finally {
            Files.delete(argumentFile);
            Files.delete(opensFile);
        }
    }

    private List<String> command(List<String> forJvm, Path opensFile, Path argumentFile) throws IOException {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/java").toString()));
        command.addAll(JVM);
        command.add("-Dnative-image.root=" + home);
        if (crossing()) {
            command.add("-Dsvm.targetPlatformOS=linux");
            command.add("-Dsvm.targetPlatformArch=" + target.substring("linux-".length()));
            command.add("--patch-module=java.base=" + cross.resolve("java.base"));
        }
        command.addAll(List.of("--upgrade-module-path", joined(jars("compiler"))));
        command.addAll(List.of("--module-path", joined(jars("builder"))));
        command.add("@" + opensFile);
        command.addAll(forJvm);
        command.add("--module=org.graalvm.nativeimage.builder/com.oracle.svm.hosted.NativeImageGeneratorRunner");
        command.add("--image-args-file=" + argumentFile);
        return command;
    }

    /** The builder works inside of the JDK's packages: each is opened to each of its modules. */
    private List<String> opens() {
        String modules = Stream.of("builder", "compiler")
                .flatMap(folder -> ModuleFinder.of(folder(folder)).findAll().stream())
                .map(module -> module.descriptor().name())
                .sorted()
                .collect(Collectors.joining(","));
        // Those that the builder's JVM resolves; without JVMCI, this one lacks its module.
        Set<String> resolved = ModuleLayer.boot().modules().stream().map(Module::getName).collect(Collectors.toSet());
        resolved.add("jdk.internal.vm.ci");
        return ModuleFinder.ofSystem().findAll().stream()
                .map(module -> module.descriptor())
                .filter(module -> resolved.contains(module.name()))
                .sorted()
                .flatMap(module -> new TreeSet<>(module.packages())
                        .stream().map(name -> "--add-opens=" + module.name() + "/" + name + "=" + modules))
                .toList();
    }

    private Path folder(String name) {
        return home.resolve("lib/svm").resolve(name);
    }

    private Stream<Path> jars(String folder) throws IOException {
        try (var files = Files.list(folder(folder))) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList().stream();
        }
    }

    private static String joined(Stream<Path> paths) {
        return paths.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
