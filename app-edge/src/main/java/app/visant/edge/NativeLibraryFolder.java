package app.visant.edge;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/** Where the shared libraries of cameras and database lie: in {@code lib/} beside the program, unless the property is set by hand. */
final class NativeLibraryFolder {
    private static final String PROPERTY = "visant.lib";

    private NativeLibraryFolder() {}

    /** To be called before a camera or the database is opened. */
    static void announce() {
        if (System.getProperty(PROPERTY) == null) {
            Path program = jar();
            System.setProperty(
                    PROPERTY,
                    (program == null ? binary() : program).resolveSibling("lib").toString());
        }
    }

    private static @Nullable Path jar() {
        CodeSource code = Main.class.getProtectionDomain().getCodeSource();
        if (code == null || code.getLocation() == null) {
            return null;
        }
        try {
            Path place = Path.of(code.getLocation().toURI());
            return place.toString().endsWith(".jar") ? place : null;
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program's own place is no path", e);
        }
    }

    private static Path binary() {
        return Path.of(ProcessHandle.current().info().command().orElse("visant-edge"))
                .toAbsolutePath();
    }
}
