import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** What the jars and folders of the class path tell the builder, in their META-INF/native-image. */
final class LibraryMetadata {
    /** The files, and the builder's options that take their names. */
    private static final Map<String, String> FILES = Map.of(
            "reachability-metadata.json", "ReachabilityMetadataResources",
            "jni-config.json", "JNIConfigurationResources",
            "proxy-config.json", "DynamicProxyConfigurationResources",
            "reflect-config.json", "ReflectionConfigurationResources",
            "resource-config.json", "ResourceConfigurationResources",
            "serialization-config.json", "SerializationConfigurationResources");

    private final Options command;
    private final List<String> options = new ArrayList<>();

    LibraryMetadata(Options command) {
        this.command = command;
    }

    List<String> options() throws IOException {
        for (Path entry : command.classPath()) {
            if (Files.isDirectory(entry)) {
                scan(entry, entry);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(entry)) {
                    scan(entry, jar.getPath("/"));
                }
            }
        }
        return options;
    }

    private void scan(Path entry, Path root) throws IOException {
        Path folder = root.resolve("META-INF/native-image");
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String path = root.relativize(file).toString();
                if (!command.excludes(entry, path)) {
                    read(file, path);
                }
            }
        }
    }

    private void read(Path file, String path) throws IOException {
        // A library may use what is marked experimental, which the builder sees by the origin: the file's address.
        String origin = "@" + file.toUri() + "+api";
        String name = file.getFileName().toString();
        if (name.equals("native-image.properties")) {
            Properties properties = new Properties();
            try (var in = Files.newInputStream(file)) {
                properties.load(in);
            }
            String folder = path.substring(0, path.length() - name.length() - 1);
            String args = properties.getProperty("Args", "").replace("${.}", folder);
            Options library = new Options().read(ArgumentFiles.words(args));
            command.forBuilderJvm().addAll(library.forBuilderJvm());
            library.options().forEach(option -> options.add(withOrigin(option, origin)));
        } else if (FILES.containsKey(name)) {
            options.add("-H:" + FILES.get(name) + origin + "=" + path);
        }
    }

    private static String withOrigin(String option, String origin) {
        if (option.contains("@user+api")) {
            return option.replace("@user+api", origin);
        }
        String[] nameAndValue = option.split("=", 2);
        return nameAndValue[0] + origin.replace("+api", "") + (nameAndValue.length == 1 ? "" : "=" + nameAndValue[1]);
    }
}
