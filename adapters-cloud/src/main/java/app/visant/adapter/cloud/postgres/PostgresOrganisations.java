package app.visant.adapter.cloud.postgres;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.Organisations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

final class PostgresOrganisations implements Organisations {
    private final Jdbi jdbi;

    PostgresOrganisations(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void add(Organisation organisation) {
        write("""
                INSERT INTO organisation
                    (org_id, name, device_slots, trial_ends_at, allow_tokenless_devices, created_at)
                VALUES (:org, :name, :slots, :trialEndsAt, :tokenless, :createdAt)
                """, organisation);
    }

    @Override
    public Optional<Organisation> find(OrganisationId id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM organisation WHERE org_id = :org")
                .bind("org", id.value())
                .map(PostgresOrganisations::map)
                .findOne());
    }

    @Override
    public void update(Organisation organisation) {
        write("""
                UPDATE organisation
                SET name = :name, device_slots = :slots, trial_ends_at = :trialEndsAt,
                    allow_tokenless_devices = :tokenless, created_at = :createdAt
                WHERE org_id = :org
                """, organisation);
    }

    private void write(String sql, Organisation organisation) {
        jdbi.useHandle(handle -> handle.createUpdate(sql)
                .bind("org", organisation.id().value())
                .bind("name", organisation.name())
                .bind("slots", organisation.deviceSlots())
                .bind("trialEndsAt", organisation.trialEndsAt())
                .bind("tokenless", organisation.allowTokenlessDevices())
                .bind("createdAt", organisation.createdAt())
                .execute());
    }

    private static Organisation map(ResultSet row, StatementContext context) throws SQLException {
        return new Organisation(
                new OrganisationId(row.getObject("org_id", UUID.class)),
                row.getString("name"),
                row.getInt("device_slots"),
                Columns.time(row, "trial_ends_at"),
                row.getBoolean("allow_tokenless_devices"),
                Columns.time(row, "created_at"));
    }
}
