package app.visant.adapter.cloud.postgres;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.tenant.Allotment;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Plan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

final class PostgresOrganisations implements Organisations {
    private final Jdbi jdbi;

    PostgresOrganisations(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void add(Organisation organisation) {
        jdbi.useHandle(handle -> add(handle, organisation));
    }

    static void add(Handle handle, Organisation organisation) {
        handle.createUpdate("""
                        INSERT INTO organisation
                            (org_id, name, device_slots, plan, plan_ends_at, allow_tokenless_devices, created_at)
                        VALUES (:org, :name, :slots, :plan, :planEndsAt, :tokenless, :createdAt)
                        """)
                .bind("org", organisation.id().value())
                .bind("name", organisation.name())
                .bind("slots", organisation.deviceSlots())
                .bind("plan", kind(organisation.plan()))
                .bind("planEndsAt", organisation.plan().end().orElse(null))
                .bind("tokenless", organisation.allowTokenlessDevices())
                .bind("createdAt", organisation.createdAt())
                .execute();
    }

    @Override
    public Optional<Organisation> find(OrganisationId id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM organisation WHERE org_id = :org")
                .bind("org", id.value())
                .map(PostgresOrganisations::map)
                .findOne());
    }

    @Override
    public void allowTokenlessDevices(OrganisationId id, boolean allowed) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "UPDATE organisation SET allow_tokenless_devices = :allowed WHERE org_id = :org")
                .bind("allowed", allowed)
                .bind("org", id.value())
                .execute());
    }

    @Override
    public void update(Organisation organisation) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        UPDATE organisation
                        SET name = :name, allow_tokenless_devices = :tokenless, created_at = :createdAt
                        WHERE org_id = :org
                        """)
                .bind("org", organisation.id().value())
                .bind("name", organisation.name())
                .bind("tokenless", organisation.allowTokenlessDevices())
                .bind("createdAt", organisation.createdAt())
                .execute());
    }

    @Override
    public Optional<Allotment> allot(OrganisationId id, UnaryOperator<Organisation> change) {
        return jdbi.inTransaction(handle -> lock(handle, id).map(before -> {
            Organisation wanted = change.apply(before);
            allot(handle, id, wanted.deviceSlots(), wanted.plan());
            return new Allotment(before, before.with(wanted.deviceSlots(), wanted.plan()));
        }));
    }

    static boolean allot(Handle handle, OrganisationId id, int deviceSlots, Plan plan) {
        return handle.createUpdate("""
                        UPDATE organisation SET device_slots = :slots, plan = :plan, plan_ends_at = :planEndsAt
                        WHERE org_id = :org
                        """)
                        .bind("org", id.value())
                        .bind("slots", deviceSlots)
                        .bind("plan", kind(plan))
                        .bind("planEndsAt", plan.end().orElse(null))
                        .execute()
                == 1;
    }

    /** The organisation, which nobody else can change or take a slot of until the transaction ends. */
    static Optional<Organisation> lock(Handle handle, OrganisationId id) {
        return handle.createQuery("SELECT * FROM organisation WHERE org_id = :org FOR NO KEY UPDATE")
                .bind("org", id.value())
                .map(PostgresOrganisations::map)
                .findOne();
    }

    private static String kind(Plan plan) {
        return switch (plan) {
            case Plan.Trial trial -> "TRIAL";
            case Plan.Months months -> "MONTHS";
            case Plan.Endless endless -> "ENDLESS";
        };
    }

    static Organisation map(ResultSet row, StatementContext context) throws SQLException {
        return new Organisation(
                new OrganisationId(row.getObject("org_id", UUID.class)),
                row.getString("name"),
                row.getInt("device_slots"),
                plan(row),
                row.getBoolean("allow_tokenless_devices"),
                Columns.time(row, "created_at"));
    }

    private static Plan plan(ResultSet row) throws SQLException {
        String kind = row.getString("plan");
        return switch (kind) {
            case "TRIAL" -> new Plan.Trial(Columns.time(row, "plan_ends_at"));
            case "MONTHS" -> new Plan.Months(Columns.time(row, "plan_ends_at"));
            case "ENDLESS" -> new Plan.Endless();
            default -> throw new IllegalStateException("There is no plan " + kind);
        };
    }
}
