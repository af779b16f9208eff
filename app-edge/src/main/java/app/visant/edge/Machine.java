package app.visant.edge;

import app.visant.domain.edge.link.Heartbeat.Health;
import app.visant.domain.edge.outbox.DiskSpace;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Linux tells of the machine; what a machine does not tell is left out. */
final class Machine {
    private static final Logger log = LoggerFactory.getLogger(Machine.class);
    private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable:\\s+(\\d+) kB$");

    private static final DiskSpace BOUNDLESS = new DiskSpace(Long.MAX_VALUE / 4, Long.MAX_VALUE / 4);

    private final Path data;

    Machine(Path data) {
        this.data = data;
    }

    Health health() {
        return new Health(cpuCelsius(), diskFreeBytes(), memoryFreeBytes());
    }

    /** Changes with every boot; where Linux does not tell it, with every start of the program. */
    static String bootId() {
        String id = text("/proc/sys/kernel/random/boot_id");
        return id == null || id.isBlank() ? UUID.randomUUID().toString() : id;
    }

    /** Of the data folder; boundless if that can't be known. */
    DiskSpace disk() {
        try {
            FileStore store = Files.getFileStore(data);
            return new DiskSpace(store.getTotalSpace(), store.getUsableSpace());
        } catch (IOException e) {
            log.debug("space of {}: {}", data, e.toString());
            return BOUNDLESS;
        }
    }

    private static @Nullable Double cpuCelsius() {
        String milli = text("/sys/class/thermal/thermal_zone0/temp");
        return milli == null || !milli.matches("-?\\d+") ? null : Long.parseLong(milli) / 1000.0;
    }

    private @Nullable Long diskFreeBytes() {
        try {
            return Files.getFileStore(data).getUsableSpace();
        } catch (IOException e) {
            log.debug("free space of {}: {}", data, e.toString());
            return null;
        }
    }

    private static @Nullable Long memoryFreeBytes() {
        String all = text("/proc/meminfo");
        Matcher matcher = AVAILABLE.matcher(all == null ? "" : all);
        return matcher.find() ? Long.parseLong(matcher.group(1)) * 1024 : null;
    }

    private static @Nullable String text(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            log.trace("{}: {}", file, e.toString());
            return null;
        }
    }
}
