package app.visant.adapter.edge.camera.picture;

import app.visant.domain.edge.camera.Camera;
import app.visant.domain.edge.camera.CameraException;
import app.visant.domain.edge.camera.CameraException.Reason;
import app.visant.domain.edge.camera.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JPEG files of a folder in turn. A damaged one is passed over, since it may be still being written; one that is too large is not. */
final class FolderCamera implements Camera {
    private static final Logger log = LoggerFactory.getLogger(FolderCamera.class);

    private final Path directory;
    private final InstantSource clock;
    private String last = "";
    private boolean closed;

    FolderCamera(Path directory, InstantSource clock) {
        if (!Files.isDirectory(directory)) {
            throw new CameraException(Reason.UNAVAILABLE, "There is no folder " + directory + ".");
        }
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public Frame capture() {
        if (closed) {
            throw new CameraException(Reason.CLOSED, "The camera " + directory + " is closed.");
        }
        List<Path> files = files();
        for (Path file : inTurn(files)) {
            last = name(file);
            try {
                return JpegFile.read(file, clock);
            } catch (CameraException e) {
                if (e.reason() == Reason.TOO_LARGE) {
                    throw e;
                }
                log.warn("Passed over: {}", e.getMessage());
            }
        }
        throw new CameraException(Reason.UNAVAILABLE, "The folder " + directory + " has no readable JPEG file.");
    }

    private List<Path> inTurn(List<Path> files) {
        Stream<Path> ahead = files.stream().filter(file -> name(file).compareTo(last) > 0);
        Stream<Path> again = files.stream().filter(file -> name(file).compareTo(last) <= 0);
        return Stream.concat(ahead, again).toList();
    }

    private List<Path> files() {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(file -> {
                        String name = name(file).toLowerCase(Locale.ROOT);
                        return (name.endsWith(".jpg") || name.endsWith(".jpeg")) && Files.isRegularFile(file);
                    })
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new CameraException(Reason.UNAVAILABLE, "The folder " + directory + " can't be read.", e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    @Override
    public void close() {
        closed = true;
    }
}
