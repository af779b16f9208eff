package app.visant.domain.plan;

import static app.visant.domain.tenant.TestOrganisations.MADE;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Codes for tests. */
public final class TestCodes {
    private TestCodes() {}

    public static CodeTerms terms(Benefit.Kind kind, int amount, @Nullable Integer maxUses) {
        return new CodeTerms("", new Benefit(kind, amount), maxUses, null, null, true, false, Set.of());
    }

    public static ActivationCode code(String name, CodeTerms terms) {
        return new ActivationCode(new CodeName(name), terms, 0, MADE);
    }

    static CodeTerms onePerUser(CodeTerms terms) {
        return new CodeTerms(
                terms.description(),
                terms.benefit(),
                terms.maxUses(),
                terms.validFrom(),
                terms.validUntil(),
                terms.active(),
                true,
                terms.emailDomains());
    }
}
