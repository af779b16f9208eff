package app.visant.cloud;

import app.visant.adapter.cloud.datalake.Datalakes;
import app.visant.adapter.cloud.postgres.Database;
import app.visant.adapter.cloud.postgres.DatabaseAddress;
import app.visant.adapter.cloud.postgres.EmbeddedPostgres;
import app.visant.cloud.config.CloudConfiguration;
import app.visant.domain.intake.Datalake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the cloud keeps: rows in PostgreSQL, the embedded or another, and pictures in the datalake. */
final class Storage implements AutoCloseable {
    private static final String POSTGRES = "postgres";

    private final @Nullable EmbeddedPostgres embedded;
    private final Database database;
    private final Datalake datalake;
    private final Path folder;

    private Storage(@Nullable EmbeddedPostgres embedded, Database database, Datalake datalake, Path folder) {
        this.embedded = embedded;
        this.database = database;
        this.datalake = datalake;
        this.folder = folder;
    }

    /** For commands: beside a running server, or by itself. */
    static Storage attach(CloudConfiguration configuration) throws IOException {
        Optional<DatabaseAddress> running = configuration.databaseUrl().isPresent()
                ? Optional.empty()
                : EmbeddedPostgres.running(configuration.data().resolve(POSTGRES));
        return running.isPresent() ? of(null, running.get(), configuration) : open(configuration);
    }

    /** For the server itself: starts the embedded PostgreSQL if it is to be used. */
    static Storage open(CloudConfiguration configuration) throws IOException {
        if (configuration.databaseUrl().isPresent()) {
            DatabaseAddress address =
                    DatabaseAddress.parse(configuration.databaseUrl().get());
            return of(null, address, configuration);
        }
        EmbeddedPostgres embedded =
                EmbeddedPostgres.start(configuration.data().resolve(POSTGRES), EmbeddedPostgres.Durability.SAFE);
        try {
            return of(embedded, embedded.address(), configuration);
        } catch (IOException | RuntimeException e) {
            embedded.close();
            throw e;
        }
    }

    private static Storage of(
            @Nullable EmbeddedPostgres embedded, DatabaseAddress address, CloudConfiguration configuration)
            throws IOException {
        Path folder = configuration.data().resolve("datalake");
        Datalake datalake = Datalakes.onDisk(folder);
        return new Storage(embedded, Database.open(address), datalake, folder);
    }

    Database database() {
        return database;
    }

    Datalake datalake() {
        return datalake;
    }

    /** The datalake's own folder. */
    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        database.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}
