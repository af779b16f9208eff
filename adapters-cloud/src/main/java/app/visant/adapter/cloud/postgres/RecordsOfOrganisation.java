package app.visant.adapter.cloud.postgres;

import app.visant.domain.kernel.OrganisationId;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Removes what an organisation's devices have brought forth; devices, schedules and people stay. */
public final class RecordsOfOrganisation {
    private static final List<String> TABLES = List.of("command", "trigger", "capture", "capture_tally", "preview");

    private final Jdbi jdbi;

    public RecordsOfOrganisation(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @return how many rows were removed, all in one step */
    public int removeAll(OrganisationId organisation) {
        return jdbi.inTransaction(handle -> {
            // Whoever writes a command locks its device first: nothing is written in between.
            handle.execute("SELECT 1 FROM device WHERE org_id = ? ORDER BY device_id FOR UPDATE", organisation.value());
            return TABLES.stream()
                    .mapToInt(
                            table -> handle.execute("DELETE FROM " + table + " WHERE org_id = ?", organisation.value()))
                    .sum();
        });
    }
}
