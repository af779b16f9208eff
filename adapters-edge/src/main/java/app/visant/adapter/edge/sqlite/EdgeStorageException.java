package app.visant.adapter.edge.sqlite;

import app.visant.domain.kernel.VisantException;
import java.sql.SQLException;

/** The database can't be read or written: a full or broken disk, a file of a newer program. */
public final class EdgeStorageException extends VisantException {
    EdgeStorageException(String message) {
        super(Kind.UNAVAILABLE, "edge_storage", message);
    }

    EdgeStorageException(String message, SQLException cause) {
        this(message + ": " + cause.getMessage());
        initCause(cause);
    }
}
