package app.visant.domain.platform;

import app.visant.domain.audit.ChainId;
import app.visant.domain.audit.Entry;
import app.visant.domain.audit.Outcome;
import app.visant.domain.audit.RecordDeeds;
import app.visant.domain.audit.Who;
import app.visant.domain.intake.Allowance;
import app.visant.domain.intake.StorageQuotas;
import app.visant.domain.kernel.FieldError;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.tenant.Allotment;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an organisation may have: until when, how many devices, how many pictures. It finds that in its own record: before it is
 * done, and then what it was and is.
 */
public final class AllotToOrganisation {
    private static final String PLAN = "change plan or device slots";
    private static final String QUOTA = "change the storage quota";
    private static final int DONE = 200;

    private final Organisations organisations;
    private final StorageQuotas quotas;
    private final RecordDeeds record;

    public AllotToOrganisation(Organisations organisations, StorageQuotas quotas, RecordDeeds record) {
        this.organisations = organisations;
        this.quotas = quotas;
        this.record = record;
    }

    /**
     * What an organisation is to have; what is null stays as it is when it is done.
     *
     * @param plan one that has ended already ends what the organisation had
     * @param deviceSlots 0 to {@link Organisation#MAX_DEVICE_SLOTS}
     */
    public record Share(@Nullable Plan plan, @Nullable Integer deviceSlots) {
        /** @throws InvalidInput with each field that is out of its range, or if nothing is to change */
        public Share {
            List<FieldError> errors = new ArrayList<>();
            if (plan == null && deviceSlots == null) {
                errors.add(new FieldError("plan", "must be there, or device_slots, or both"));
            }
            if (plan != null && plan.end().filter(Plan.LATEST::isBefore).isPresent()) {
                errors.add(new FieldError("ends_at", "must not be after " + Plan.LATEST));
            }
            if (deviceSlots != null && (deviceSlots < 0 || deviceSlots > Organisation.MAX_DEVICE_SLOTS)) {
                errors.add(new FieldError("device_slots", "must be from 0 to " + Organisation.MAX_DEVICE_SLOTS));
            }
            if (!errors.isEmpty()) {
                throw new InvalidInput(errors);
            }
        }

        Organisation of(Organisation before) {
            return before.with(
                    deviceSlots == null ? before.deviceSlots() : deviceSlots, plan == null ? before.plan() : plan);
        }
    }

    /**
     * Devices that are active stay so if there are fewer slots than that; no other is taken in until there are more.
     *
     * @throws NotFound if there is no such organisation
     */
    public void allot(Who by, OrganisationId id, Share share) {
        recorded(by, id, PLAN, () -> {
            Allotment done = organisations.allot(id, share::of).orElseThrow(() -> unknown(id));
            Map<String, String> facts = new TreeMap<>();
            tell(facts, "", done.after());
            tell(facts, "_before", done.before());
            return facts;
        });
    }

    /**
     * Pictures beyond it stay with their devices, and what is stored already stays stored.
     *
     * @throws NotFound if there is no such organisation
     */
    public void bound(Who by, OrganisationId id, Allowance allowance) {
        recorded(by, id, QUOTA, () -> {
            Optional<Allowance> before = quotas.allowance(id);
            quotas.allow(id, allowance);
            return facts(before, Optional.of(allowance));
        });
    }

    /**
     * From now on the organisation has what is usual in this installation.
     *
     * @throws NotFound if there is no such organisation
     */
    public void boundAsUsual(Who by, OrganisationId id) {
        recorded(by, id, QUOTA, () -> {
            Optional<Allowance> before = quotas.allowance(id);
            quotas.forget(id);
            return facts(before, Optional.empty());
        });
    }

    private void recorded(Who by, OrganisationId id, String action, Supplier<Map<String, String>> deed) {
        if (organisations.find(id).isEmpty()) {
            throw unknown(id);
        }
        Entry begun = record.begin(ChainId.of(id), by, action, "");
        record.end(begun, new Outcome(DONE, "", deed.get()));
    }

    private static void tell(Map<String, String> facts, String suffix, Organisation organisation) {
        facts.put("plan" + suffix, organisation.plan().word());
        organisation.plan().end().ifPresent(end -> facts.put("ends_at" + suffix, end.toString()));
        facts.put("device_slots" + suffix, String.valueOf(organisation.deviceSlots()));
    }

    private static Map<String, String> facts(Optional<Allowance> before, Optional<Allowance> after) {
        Map<String, String> facts = new TreeMap<>();
        tell(facts, "", after);
        tell(facts, "_before", before);
        return facts;
    }

    private static void tell(Map<String, String> facts, String suffix, Optional<Allowance> allowance) {
        facts.put(
                "max_captures" + suffix,
                allowance
                        .map(Allowance::captures)
                        .map(AllotToOrganisation::bound)
                        .orElse("as usual"));
        facts.put(
                "max_bytes" + suffix,
                allowance.map(Allowance::bytes).map(AllotToOrganisation::bound).orElse("as usual"));
    }

    private static String bound(long most) {
        return most == Long.MAX_VALUE ? "no bound" : String.valueOf(most);
    }

    private static NotFound unknown(OrganisationId id) {
        return new NotFound("organisation", id.toString());
    }
}
