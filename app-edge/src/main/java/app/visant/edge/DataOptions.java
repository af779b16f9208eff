package app.visant.edge;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that find a device's data folder, for commands that need nothing else. */
final class DataOptions {
    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Where pictures and commands are kept. Default: that of the service, else"
                    + " ~/.local/share/visant/ID. [DATA_DIR]")
    @Nullable String dataDir;

    @Option(
            names = "--device-id",
            paramLabel = "ID",
            description = "The device's name, if the folder is to be found by it. [DEVICE_ID]")
    @Nullable String deviceId;

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description = "Lines of NAME=value. Default: /opt/visant/.env.device, if it exists.")
    @Nullable Path envFile;
}
