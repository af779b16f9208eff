package app.visant.adapter.cloud.postgres;

import app.visant.domain.access.Reach;
import app.visant.domain.capture.Capture;
import app.visant.domain.intake.Allowance;
import app.visant.domain.intake.StorageQuotas;
import app.visant.domain.intake.StoredAmount;
import app.visant.domain.kernel.OrganisationId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

final class PostgresStorageQuotas implements StorageQuotas {
    private static final int PARTS = 16;

    private final Jdbi jdbi;

    PostgresStorageQuotas(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Counts a picture that is added in the same transaction; to be the last of it, since others may wait for it to end. */
    static void count(Handle handle, Capture capture) {
        handle.createUpdate("""
                        INSERT INTO capture_tally AS t (org_id, part, captures, bytes) VALUES (:org, :part, 1, :bytes)
                        ON CONFLICT (org_id, part)
                        DO UPDATE SET captures = t.captures + 1, bytes = t.bytes + excluded.bytes
                        """)
                .bind("org", capture.organisation().value())
                .bind("part", Math.floorMod(capture.id().hashCode(), PARTS))
                .bind("bytes", capture.bytes())
                .execute();
    }

    @Override
    public StoredAmount stored(OrganisationId organisation, Reach reach) {
        String sums = switch (reach) {
            case Reach.All() -> """
                    SELECT coalesce(sum(captures), 0) AS captures, coalesce(sum(bytes), 0) AS bytes
                    FROM capture_tally WHERE org_id = :org
                    """;
            case Reach.Only(var _) -> """
                    SELECT count(*) AS captures, coalesce(sum(bytes), 0) AS bytes
                    FROM capture WHERE org_id = :org
                    """;
        };
        WithinReach within = new WithinReach(reach);
        return jdbi.withHandle(handle -> within.bind(handle.createQuery(sums + within.condition()))
                .bind("org", organisation.value())
                .map((row, context) -> new StoredAmount(row.getLong("captures"), row.getLong("bytes")))
                .one());
    }

    @Override
    public Optional<Allowance> allowance(OrganisationId organisation) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT captures, bytes FROM storage_quota WHERE org_id = :org")
                        .bind("org", organisation.value())
                        .map((row, context) -> new Allowance(row.getLong("captures"), row.getLong("bytes")))
                        .findOne());
    }

    @Override
    public void allow(OrganisationId organisation, Allowance allowance) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO storage_quota (org_id, captures, bytes) VALUES (:org, :captures, :bytes)
                        ON CONFLICT (org_id) DO UPDATE SET captures = excluded.captures, bytes = excluded.bytes
                        """)
                .bind("org", organisation.value())
                .bind("captures", allowance.captures())
                .bind("bytes", allowance.bytes())
                .execute());
    }

    @Override
    public void forget(OrganisationId organisation) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM storage_quota WHERE org_id = :org")
                .bind("org", organisation.value())
                .execute());
    }
}
