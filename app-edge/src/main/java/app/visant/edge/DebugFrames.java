package app.visant.edge;

import app.visant.domain.edge.camera.Frame;
import app.visant.domain.kernel.RecordId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies of the pictures in a folder, for looking at. Not to be relied on: a copy that can't be written is only logged. */
final class DebugFrames {
    private static final Logger log = LoggerFactory.getLogger(DebugFrames.class);

    private final @Nullable Path folder;

    DebugFrames(@Nullable Path folder) {
        this.folder = folder;
    }

    void save(RecordId id, Frame frame) {
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(id + ".jpg");
            Files.write(file, frame.jpeg());
            log.debug("Saved {}", file);
        } catch (IOException e) {
            log.warn("Can't save the frame in {}: {}", folder, e.toString());
        }
    }
}
