package app.visant.adapter.cloud.postgres;

import app.visant.domain.account.AbandonedSignUps;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.Plan;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

final class PostgresAbandonedSignUps implements AbandonedSignUps {
    /** An organisation that has anything here was used, or somebody decided something for it. */
    static final List<String> USED = List.of(
            "device",
            "former_device",
            "device_report",
            "schedule",
            "trigger",
            "command",
            "capture",
            "preview",
            "code_redemption",
            "storage_quota",
            "mandate");

    /**
     * What goes with an organisation, in an order in which nothing names what is gone. Before it the devices go that it had made and
     * nobody ever had: whoever never verified their address has given none away. Of those that others have only its list goes.
     */
    static final List<String> GOES = List.of(
            "narrowing",
            "account",
            "invitation",
            "api_key",
            "device_of_batch",
            "device_batch",
            "device_group",
            "capture_tally");

    /** Nobody gave it another plan, a longer trial or other slots. In hours: days may have one more or less where the server is. */
    private static final String AS_SIGNED_UP =
            "plan = 'TRIAL' AND plan_ends_at = created_at + interval '%d hours' AND device_slots = %d"
                    .formatted(Plan.TRIAL.toHours(), Organisation.DEFAULT_DEVICE_SLOTS);

    private static final String ABANDONED = USED.stream()
                    .map("NOT EXISTS (SELECT FROM %s used WHERE used.org_id = organisation.org_id)"::formatted)
                    .collect(Collectors.joining(" AND ", AS_SIGNED_UP + " AND ", " AND "))
            + """
            NOT EXISTS (SELECT FROM account LEFT JOIN platform_administrator USING (user_id)
                        WHERE account.org_id = organisation.org_id AND (verified OR since IS NOT NULL))
            """;

    private final Jdbi jdbi;

    PostgresAbandonedSignUps(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<Organisation> find(Instant madeBefore, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM organisation WHERE created_at < :before AND "
                        + ABANDONED + " ORDER BY created_at, org_id LIMIT :limit")
                .bind("before", madeBefore)
                .bind("limit", limit)
                .map(PostgresOrganisations::map)
                .list());
    }

    @Override
    public boolean remove(OrganisationId organisation) {
        return jdbi.inTransaction(handle -> {
            lock(handle, organisation.value());
            return remove(handle, organisation.value());
        });
    }

    /** Until the transaction ends nobody joins it, leaves it, verifies their address or brings anything to it. */
    static void lock(Handle handle, UUID organisation) {
        handle.createQuery("SELECT 1 FROM organisation WHERE org_id = :org FOR UPDATE")
                .bind("org", organisation)
                .mapTo(Integer.class)
                .list();
        handle.createQuery("SELECT 1 FROM account WHERE org_id = :org FOR UPDATE")
                .bind("org", organisation)
                .mapTo(Integer.class)
                .list();
    }

    /** Of one that is locked. @return whether it was abandoned, and is gone */
    static boolean remove(Handle handle, UUID organisation) {
        boolean abandoned = handle.createQuery(
                        "SELECT EXISTS (SELECT FROM organisation WHERE org_id = :org AND " + ABANDONED + ")")
                .bind("org", organisation)
                .mapTo(Boolean.class)
                .one();
        if (abandoned) {
            PostgresDeviceBatches.removeUnused(handle, organisation, null);
            GOES.forEach(table -> delete(handle, table, organisation));
            delete(handle, "organisation", organisation);
        }
        return abandoned;
    }

    private static void delete(Handle handle, String table, UUID organisation) {
        handle.createUpdate("DELETE FROM <table> WHERE org_id = :org")
                .define("table", table)
                .bind("org", organisation)
                .execute();
    }
}
