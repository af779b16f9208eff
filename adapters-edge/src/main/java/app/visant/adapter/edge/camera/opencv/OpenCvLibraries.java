package app.visant.adapter.edge.camera.opencv;

import app.visant.domain.edge.camera.CameraException;
import app.visant.domain.edge.camera.CameraException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Loads OpenCV's shared libraries by path, each after those it depends on: the system's loader then finds a dependency by name
 * among those already loaded, so that neither links nor search paths are needed. JavaCPP's own search and unpacking are off.
 */
final class OpenCvLibraries {
    /** The property that names the folder; the program sets it. */
    static final String FOLDER = "visant.lib";

    /** Numbers of 128 bits for OpenBLAS's Fortran; on other processors than amd64 its compiler needs no library for them. */
    private static final String AMD64_ONLY = "libquadmath.so";

    private static final List<String> NAMES = List.of(
            AMD64_ONLY,
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
            "libjniopencv_videoio.so");

    private static boolean loaded;

    private OpenCvLibraries() {}

    /**
     * To be called before any class of JavaCPP is used, whose static initialisers load by themselves else.
     *
     * @throws CameraException with {@link Reason#OPENCV_MISSING}; a later call tries again
     */
    static synchronized void load() {
        if (!loaded) {
            configure();
            load(folder(), System.getProperty("os.arch"));
            loaded = true;
        }
    }

    @SuppressWarnings("restricted") // loading native code is what this class is for
    static void load(Path folder, String processor) {
        for (String name : names(processor)) {
            Path file = find(folder, name);
            try {
                System.load(file.toString());
            } catch (UnsatisfiedLinkError e) {
                throw missing(file + " does not load: " + e.getMessage(), e);
            }
        }
    }

    private static List<String> names(String processor) {
        return processor.equals("amd64")
                ? NAMES
                : NAMES.stream().filter(name -> !name.equals(AMD64_ONLY)).toList();
    }

    private static void configure() {
        System.setProperty("org.bytedeco.javacpp.loadlibraries", "false");
        /* Taken from the heap's limit otherwise, which says nothing about native memory. */
        System.setProperty("org.bytedeco.javacpp.maxBytes", "0");
        System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
        /* Each pointer is closed by hand: no deallocator thread, no phantom references. */
        System.setProperty("org.bytedeco.javacpp.noPointerGC", "true");
        /* A native image holds only those of its classes that are used here, and it warns of every other. */
        System.setProperty("org.bytedeco.javacpp.logger", "slf4j");
    }

    private static Path folder() {
        return Path.of(System.getProperty(FOLDER, "lib")).toAbsolutePath();
    }

    /** With its version's number or without; of two versions, one would not fit the other libraries. */
    private static Path find(Path folder, String name) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(file -> isVersionOf(name, String.valueOf(file.getFileName())))
                    .sorted()
                    .toList();
            if (found.size() > 1) {
                throw new CameraException(
                        Reason.OPENCV_MISSING,
                        "OpenCV's libraries are of several versions: " + found + "; install the program anew.");
            }
            return found.stream().findFirst().orElseThrow(() -> missing("there is no " + name + " in " + folder, null));
        } catch (IOException e) {
            throw missing("the folder " + folder + " can't be read", e);
        }
    }

    private static boolean isVersionOf(String name, String file) {
        return file.equals(name) || file.startsWith(name + ".");
    }

    private static CameraException missing(String what, @Nullable Throwable cause) {
        String message = "OpenCV's libraries are missing: " + what + "; they belong into lib/ beside the program.";
        return cause == null
                ? new CameraException(Reason.OPENCV_MISSING, message)
                : new CameraException(Reason.OPENCV_MISSING, message, cause);
    }
}
