package app.visant.adapter.cloud.postgres;

import app.visant.domain.device.Device;
import app.visant.domain.device.Devices.Activation;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import app.visant.domain.kernel.UserId;
import app.visant.domain.plan.ActivationCode;
import app.visant.domain.plan.Benefit;
import app.visant.domain.plan.Claim;
import app.visant.domain.plan.CodeName;
import app.visant.domain.plan.Redemption;
import app.visant.domain.plan.Redemptions;
import app.visant.domain.plan.Refusal;
import app.visant.domain.plan.Tally;
import app.visant.domain.tenant.Organisation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Locks first the code, then the organisation, then the device: so that no two wait for each other. */
final class PostgresRedemptions implements Redemptions {
    private final Jdbi jdbi;

    PostgresRedemptions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Outcome redeem(CodeName code, Claim claim) {
        return jdbi.inTransaction(handle -> {
            Outcome decided = decide(handle, code, claim);
            if (decided instanceof Outcome.Granted granted) {
                keep(handle, code, claim, granted, null);
            }
            return decided;
        });
    }

    @Override
    public Outcome redeem(CodeName code, Claim claim, Device before, Device after) {
        return jdbi.inTransaction(handle -> {
            Outcome decided = decide(handle, code, claim);
            if (!(decided instanceof Outcome.Granted granted)) {
                return decided;
            }
            int slots = granted.organisation().deviceSlots();
            Activation activated = PostgresDevices.activate(handle, before, after, slots);
            if (activated != Activation.DONE) {
                handle.rollback();
                return new Outcome.NotActivated(activated, slots);
            }
            keep(handle, code, claim, granted, after.id());
            return granted;
        });
    }

    private static Outcome decide(Handle handle, CodeName name, Claim claim) {
        Optional<ActivationCode> code = PostgresActivationCodes.lock(handle, name);
        if (code.isEmpty()) {
            return new Outcome.Refused(Refusal.UNKNOWN);
        }
        Organisation organisation =
                PostgresOrganisations.lock(handle, claim.organisation()).orElseThrow();
        return code.get().decide(claim, organisation, usedBefore(handle, name, claim));
    }

    private static boolean usedBefore(Handle handle, CodeName code, Claim claim) {
        return handle.createQuery("""
                        SELECT EXISTS (
                            SELECT 1 FROM code_redemption WHERE code = :code AND (org_id = :org OR user_id = :user))
                        """)
                .bind("code", code.value())
                .bind("org", claim.organisation().value())
                .bind("user", claim.person().id().value())
                .mapTo(Boolean.class)
                .one();
    }

    private static void keep(
            Handle handle, CodeName code, Claim claim, Outcome.Granted granted, @Nullable DeviceId device) {
        Organisation organisation = granted.organisation();
        PostgresOrganisations.allot(handle, organisation.id(), organisation.deviceSlots(), organisation.plan());
        handle.createUpdate("UPDATE activation_code SET uses = uses + 1 WHERE code = :code")
                .bind("code", code.value())
                .execute();
        handle.createUpdate("""
                        INSERT INTO code_redemption (code, org_id, user_id, benefit, amount, device_id, redeemed_at)
                        VALUES (:code, :org, :user, :benefit, :amount, :device, :at)
                        """)
                .bind("code", code.value())
                .bind("org", organisation.id().value())
                .bind("user", claim.person().id().value())
                .bind("benefit", granted.benefit().kind().name())
                .bind("amount", granted.benefit().amount())
                .bind("device", device == null ? null : device.value())
                .bind("at", claim.at())
                .execute();
    }

    @Override
    public Page<Redemption> ofCode(CodeName code, Slice slice) {
        return jdbi.withHandle(handle -> new Page<>(
                handle.createQuery("""
                                SELECT * FROM code_redemption WHERE code = :code
                                ORDER BY number DESC LIMIT :limit OFFSET :offset
                                """)
                        .bind("code", code.value())
                        .bind("limit", slice.limit())
                        .bind("offset", slice.offset())
                        .map(PostgresRedemptions::map)
                        .list(),
                handle.createQuery("SELECT count(*) FROM code_redemption WHERE code = :code")
                        .bind("code", code.value())
                        .mapTo(Long.class)
                        .one()));
    }

    @Override
    public List<Redemption> ofOrganisation(OrganisationId organisation) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM code_redemption WHERE org_id = :org ORDER BY number DESC LIMIT :limit
                        """)
                .bind("org", organisation.value())
                .bind("limit", Slice.MAX_LIMIT)
                .map(PostgresRedemptions::map)
                .list());
    }

    @Override
    public List<Tally> tallies(Instant from, Instant to) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT (redeemed_at AT TIME ZONE 'UTC')::date AS day, code, benefit,
                            count(*) AS redemptions, sum(amount) AS amount
                        FROM code_redemption WHERE redeemed_at >= :from AND redeemed_at < :to
                        GROUP BY day, code, benefit
                        ORDER BY day, code COLLATE "C", benefit COLLATE "C"
                        """)
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> new Tally(
                        row.getObject("day", LocalDate.class),
                        new CodeName(row.getString("code")),
                        Benefit.Kind.valueOf(row.getString("benefit")),
                        row.getLong("redemptions"),
                        row.getLong("amount")))
                .list());
    }

    private static Redemption map(ResultSet row, StatementContext context) throws SQLException {
        String device = row.getString("device_id");
        return new Redemption(
                new CodeName(row.getString("code")),
                new OrganisationId(row.getObject("org_id", UUID.class)),
                new UserId(row.getObject("user_id", UUID.class)),
                PostgresActivationCodes.benefit(row),
                device == null ? null : new DeviceId(device),
                Columns.time(row, "redeemed_at"));
    }
}
