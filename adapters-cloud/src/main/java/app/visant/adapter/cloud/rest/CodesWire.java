package app.visant.adapter.cloud.rest;

import app.visant.contracts.people.v1.CodeAnalytics;
import app.visant.contracts.people.v1.CodeItem;
import app.visant.contracts.people.v1.CodeRequest;
import app.visant.contracts.people.v1.CodeTally;
import app.visant.contracts.people.v1.RedemptionItem;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.plan.Benefit;
import app.visant.domain.plan.CodeTerms;
import app.visant.domain.plan.ManageCodes;
import app.visant.domain.plan.Redemption;
import app.visant.domain.plan.Tally;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Codes as they go over the wire. */
final class CodesWire {
    private CodesWire() {}

    static CodeTerms terms(CodeRequest request) {
        Integer value = request.benefitValue();
        if (value == null) {
            throw new InvalidInput("benefit_value", "is missing");
        }
        return new CodeTerms(
                Objects.requireNonNullElse(request.description(), ""),
                new Benefit(kind(request.benefitType()), value),
                request.maxUses(),
                request.validFrom(),
                request.validUntil(),
                !Boolean.FALSE.equals(request.active()),
                !Boolean.FALSE.equals(request.onePerUser()),
                Set.copyOf(Objects.requireNonNullElse(request.allowedEmailDomains(), List.<String>of())));
    }

    static CodeItem item(ManageCodes.Shown shown) {
        CodeTerms terms = shown.code().terms();
        return new CodeItem(
                shown.code().name().value(),
                terms.description(),
                Words.of(terms.benefit().kind()),
                terms.benefit().amount(),
                terms.maxUses(),
                shown.code().uses(),
                terms.validFrom(),
                terms.validUntil(),
                terms.active(),
                terms.onePerUser(),
                List.copyOf(terms.emailDomains()),
                Words.of(shown.status()),
                shown.code().madeAt());
    }

    static RedemptionItem item(Redemption redemption) {
        DeviceId device = redemption.device();
        return new RedemptionItem(
                redemption.code().value(),
                redemption.organisation().toString(),
                redemption.user().toString(),
                Words.of(redemption.benefit().kind()),
                redemption.benefit().amount(),
                device == null ? null : device.value(),
                redemption.at());
    }

    static CodeAnalytics analytics(Instant from, Instant to, List<Tally> tallies) {
        return new CodeAnalytics(
                from,
                to,
                tallies.stream().mapToLong(Tally::redemptions).sum(),
                sum(tallies, Benefit.Kind.DEVICE_SLOTS),
                sum(tallies, Benefit.Kind.FREE_MONTHS),
                sum(tallies, Benefit.Kind.TRIAL_EXTENSION),
                tallies.stream()
                        .map(each -> new CodeTally(
                                each.day().toString(),
                                each.code().value(),
                                Words.of(each.kind()),
                                each.redemptions(),
                                each.amount()))
                        .toList());
    }

    private static long sum(List<Tally> tallies, Benefit.Kind kind) {
        return tallies.stream()
                .filter(each -> each.kind() == kind)
                .mapToLong(Tally::amount)
                .sum();
    }

    private static Benefit.Kind kind(@Nullable String word) {
        return Arrays.stream(Benefit.Kind.values())
                .filter(kind -> Words.of(kind).equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidInput("benefit_type", "must be device_slots, free_months or trial_extension"));
    }
}
