package app.visant.domain.plan;

import app.visant.domain.plan.Redemptions.Outcome;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.Organisation;
import java.time.Instant;
import java.util.Optional;

/**
 * A code that people redeem for their organisation.
 *
 * @param uses how often it was redeemed
 */
public record ActivationCode(CodeName name, CodeTerms terms, int uses, Instant madeAt) {
    ActivationCode with(CodeTerms others) {
        return new ActivationCode(name, others, uses, madeAt);
    }

    /** Where it is in its life; of several things that hold, the first. */
    public Status status(Instant now) {
        if (!terms.active()) {
            return Status.INACTIVE;
        }
        if (terms.validUntil() != null && !now.isBefore(terms.validUntil())) {
            return Status.EXPIRED;
        }
        if (terms.maxUses() != null && uses >= terms.maxUses()) {
            return Status.USED_UP;
        }
        return terms.validFrom() != null && now.isBefore(terms.validFrom()) ? Status.NOT_YET : Status.VALID;
    }

    /**
     * Decides whether it is redeemed, for all ports alike: they see to it that nobody else decides of this code or of this organisation at
     * the same time.
     *
     * @param usedBefore whether this organisation or this person has redeemed it already
     * @return {@link Outcome.Granted} with the organisation as it is then, {@link Outcome.Refused}, or {@link Outcome.Lapsed}
     */
    public Outcome decide(Claim claim, Organisation organisation, boolean usedBefore) {
        Optional<Refusal> refusal = refusal(claim, usedBefore);
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        Optional<Organisation> granted = terms.benefit().grant(organisation, claim.at());
        if (granted.isEmpty()) {
            return new Outcome.Refused(Refusal.NOTHING_TO_GAIN);
        }
        if (claim.activates() && !granted.get().plan().inForce(claim.at())) {
            return new Outcome.Lapsed(granted.get().plan());
        }
        return new Outcome.Granted(granted.get(), terms.benefit());
    }

    private Optional<Refusal> refusal(Claim claim, boolean usedBefore) {
        Status status = status(claim.at());
        if (status == Status.INACTIVE || status == Status.EXPIRED) {
            return Optional.of(status == Status.INACTIVE ? Refusal.INACTIVE : Refusal.EXPIRED);
        }
        if (!isFor(claim.person().email())) {
            return Optional.of(Refusal.NOT_FOR_YOU);
        }
        if (terms.onePerUser() && usedBefore) {
            return Optional.of(Refusal.USED_BEFORE);
        }
        return switch (status) {
            case USED_UP -> Optional.of(Refusal.USED_UP);
            case NOT_YET -> Optional.of(Refusal.NOT_YET);
            case VALID, INACTIVE, EXPIRED -> Optional.empty();
        };
    }

    private boolean isFor(EmailAddress address) {
        String domain = address.value().substring(address.value().lastIndexOf('@') + 1);
        return terms.emailDomains().isEmpty() || terms.emailDomains().contains(domain);
    }

    /** Whether a code can be redeemed, and if not why. */
    public enum Status {
        VALID,
        INACTIVE,
        NOT_YET,
        EXPIRED,
        USED_UP
    }
}
