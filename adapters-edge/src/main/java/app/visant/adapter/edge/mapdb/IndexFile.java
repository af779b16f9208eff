package app.visant.adapter.edge.mapdb;

import app.visant.domain.edge.outbox.Looks;
import app.visant.domain.edge.preview.PreviewIndex;
import java.nio.file.Path;

/**
 * The index of waiting pictures, in a file of one program at a time. MapDB is loaded, and the file opened, when the previews' index is
 * used first; looks are known only while it is open.
 */
public final class IndexFile implements AutoCloseable {
    private final MapDbPreviewIndex index;

    /** @param file need not be there; a file beside it, with {@code .closed} behind its name, says that it was closed properly */
    public IndexFile(Path file) {
        this.index = new MapDbPreviewIndex(file, System::nanoTime);
    }

    public PreviewIndex previews() {
        return index;
    }

    public Looks looks() {
        return index::look;
    }

    /** What is there is on disk when the method returns. The index may be used again. */
    @Override
    public void close() {
        index.close();
    }
}
