package app.visant.edge;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the shared libraries of the cameras lie: beside the jar, in {@code opencv/}, unless the property is set by hand. */
final class NativeLibraryFolder {
    private static final Logger log = LoggerFactory.getLogger(NativeLibraryFolder.class);
    private static final String PROPERTY = "visant.lib";

    private NativeLibraryFolder() {}

    static void announce() {
        CodeSource code = Main.class.getProtectionDomain().getCodeSource();
        if (System.getProperty(PROPERTY) != null || code == null || code.getLocation() == null) {
            return;
        }
        try {
            Path folder = Path.of(code.getLocation().toURI()).resolveSibling("opencv");
            if (Files.isDirectory(folder)) {
                System.setProperty(PROPERTY, folder.toString());
            }
        } catch (URISyntaxException e) {
            log.debug("The program's own place is no path: {}", e.toString());
        }
    }
}
