package app.visant.adapter.cloud.datalake;

import app.visant.domain.intake.Datalake;
import java.io.IOException;
import java.nio.file.Path;

/** Hands out datalakes. */
public final class Datalakes {
    private Datalakes() {}

    /**
     * A datalake on this machine's disk.
     *
     * @param root its folder, made if it is missing
     * @throws IOException if it can't be made or written to
     */
    public static Datalake onDisk(Path root) throws IOException {
        DiskDatalake datalake = new DiskDatalake(root);
        datalake.sweep();
        return datalake;
    }
}
