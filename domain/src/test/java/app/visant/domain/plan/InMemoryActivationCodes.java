package app.visant.domain.plan;

import app.visant.domain.device.Device;
import app.visant.domain.device.Devices;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.Organisations;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Codes and who redeemed them. */
public final class InMemoryActivationCodes implements ActivationCodes, Redemptions {
    private final Map<String, ActivationCode> codes = new TreeMap<>();
    private final List<Redemption> redemptions = new ArrayList<>();
    private final Organisations organisations;
    private final Devices devices;

    public InMemoryActivationCodes(Organisations organisations, Devices devices) {
        this.organisations = organisations;
        this.devices = devices;
    }

    @Override
    public synchronized boolean add(ActivationCode code) {
        return codes.putIfAbsent(code.name().value(), code) == null;
    }

    @Override
    public synchronized Optional<ActivationCode> find(CodeName name) {
        return Optional.ofNullable(codes.get(name.value()));
    }

    @Override
    public synchronized Page<ActivationCode> list(Slice slice) {
        List<ActivationCode> all = codes.values().stream()
                .sorted(Comparator.comparing(ActivationCode::madeAt)
                        .reversed()
                        .thenComparing(code -> code.name().value()))
                .toList();
        return page(all, slice);
    }

    @Override
    public synchronized Optional<ActivationCode> change(CodeName name, CodeTerms terms) {
        return Optional.ofNullable(codes.computeIfPresent(name.value(), (same, code) -> code.with(terms)));
    }

    @Override
    public synchronized Optional<ActivationCode> switchOff(CodeName name) {
        return find(name).map(ActivationCode::terms).flatMap(terms -> change(name, inactive(terms)));
    }

    private static CodeTerms inactive(CodeTerms terms) {
        return new CodeTerms(
                terms.description(),
                terms.benefit(),
                terms.maxUses(),
                terms.validFrom(),
                terms.validUntil(),
                false,
                terms.onePerUser(),
                terms.emailDomains());
    }

    @Override
    public synchronized Outcome redeem(CodeName code, Claim claim) {
        return redeem(code, claim, null, slots -> Devices.Activation.DONE);
    }

    @Override
    public synchronized Outcome redeem(CodeName code, Claim claim, Device before, Device after) {
        return redeem(code, claim, after, slots -> devices.activate(before, after, slots));
    }

    private interface Activation {
        Devices.Activation with(int slots);
    }

    private Outcome redeem(CodeName name, Claim claim, @Nullable Device device, Activation activation) {
        ActivationCode code = codes.get(name.value());
        if (code == null) {
            return new Outcome.Refused(Refusal.UNKNOWN);
        }
        Organisation organisation = organisations.find(claim.organisation()).orElseThrow();
        Outcome decided = code.decide(claim, organisation, usedBefore(name, claim));
        if (!(decided instanceof Outcome.Granted(Organisation granted, Benefit benefit))) {
            return decided;
        }
        Devices.Activation activated = activation.with(granted.deviceSlots());
        if (activated != Devices.Activation.DONE) {
            return new Outcome.NotActivated(activated, granted.deviceSlots());
        }
        organisations.allot(granted.id(), it -> it.with(granted.deviceSlots(), granted.plan()));
        codes.put(name.value(), new ActivationCode(name, code.terms(), code.uses() + 1, code.madeAt()));
        redemptions.add(new Redemption(
                name, granted.id(), claim.person().id(), benefit, device == null ? null : device.id(), claim.at()));
        return decided;
    }

    private boolean usedBefore(CodeName name, Claim claim) {
        return redemptions.stream()
                .filter(each -> each.code().equals(name))
                .anyMatch(each -> each.organisation().equals(claim.organisation())
                        || each.user().equals(claim.person().id()));
    }

    @Override
    public synchronized Page<Redemption> ofCode(CodeName code, Slice slice) {
        return page(
                redemptions.reversed().stream()
                        .filter(each -> each.code().equals(code))
                        .toList(),
                slice);
    }

    @Override
    public synchronized List<Redemption> ofOrganisation(OrganisationId organisation) {
        return redemptions.reversed().stream()
                .filter(each -> each.organisation().equals(organisation))
                .limit(Slice.MAX_LIMIT)
                .toList();
    }

    @Override
    public synchronized List<Tally> tallies(Instant from, Instant to) {
        Supplier<Map<Tally, List<Redemption>>> sorted = () -> new TreeMap<>(Comparator.comparing(Tally::day)
                .thenComparing(tally -> tally.code().value())
                .thenComparing(Tally::kind));
        Map<Tally, List<Redemption>> groups = redemptions.stream()
                .filter(each -> !each.at().isBefore(from) && each.at().isBefore(to))
                .collect(Collectors.groupingBy(InMemoryActivationCodes::group, sorted, Collectors.toList()));
        return groups.entrySet().stream()
                .map(each -> new Tally(
                        each.getKey().day(),
                        each.getKey().code(),
                        each.getKey().kind(),
                        each.getValue().size(),
                        each.getValue().stream()
                                .mapToLong(one -> one.benefit().amount())
                                .sum()))
                .toList();
    }

    private static Tally group(Redemption each) {
        return new Tally(
                each.at().atOffset(ZoneOffset.UTC).toLocalDate(),
                each.code(),
                each.benefit().kind(),
                0,
                0);
    }

    private static <T> Page<T> page(List<T> all, Slice slice) {
        return new Page<>(all.stream().skip(slice.offset()).limit(slice.limit()).toList(), all.size());
    }
}
