package app.visant.adapter.edge.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;

/** SQLite's shared library: beside the program, if it lies there; else the driver unpacks its own into the folder for temporary files. */
final class SqliteLibrary {
    private static final String FOLDER = "visant.lib";
    private static final String NAME = "libsqlitejdbc.so";

    private SqliteLibrary() {}

    /** To be called before the driver is used, which loads its library once. */
    static void locate() {
        String folder = System.getProperty(FOLDER);
        if (folder != null && Files.isRegularFile(Path.of(folder, NAME))) {
            System.setProperty(
                    "org.sqlite.lib.path", Path.of(folder).toAbsolutePath().toString());
            System.setProperty("org.sqlite.lib.name", NAME);
        }
    }
}
