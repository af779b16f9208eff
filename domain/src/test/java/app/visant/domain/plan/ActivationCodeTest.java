package app.visant.domain.plan;

import static app.visant.domain.plan.Benefit.Kind.DEVICE_SLOTS;
import static app.visant.domain.plan.Benefit.Kind.FREE_MONTHS;
import static app.visant.domain.plan.Benefit.Kind.TRIAL_EXTENSION;
import static app.visant.domain.plan.TestCodes.code;
import static app.visant.domain.plan.TestCodes.terms;
import static app.visant.domain.tenant.TestOrganisations.MADE;
import static app.visant.domain.tenant.TestOrganisations.OURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.PredictableIds;
import app.visant.domain.kernel.UserId;
import app.visant.domain.plan.Redemptions.Outcome;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.Plan;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.TestOrganisations;
import app.visant.domain.tenant.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** What a code gives, and to whom. */
class ActivationCodeTest {
    private static final Instant NOW = MADE.plus(Duration.ofDays(50));
    private static final Duration DAY = Duration.ofDays(1);

    @Property
    void addsTimeToWhatIsLeftOrToNow(
            @ForAll @IntRange(min = -1000, max = 1000) int daysLeft, @ForAll @IntRange(min = 1, max = 120) int amount) {
        Instant end = NOW.plus(DAY.multipliedBy(daysLeft));
        Instant from = daysLeft > 0 ? end : NOW;
        Plan months = new Plan.Months(from.plus(DAY.multipliedBy(30L * amount)));

        assertThat(granted(new Benefit(FREE_MONTHS, amount), new Plan.Trial(end)))
                .isEqualTo(months);
        assertThat(granted(new Benefit(FREE_MONTHS, amount), new Plan.Months(end)))
                .isEqualTo(months);
        assertThat(granted(new Benefit(TRIAL_EXTENSION, amount), new Plan.Trial(end)))
                .isEqualTo(new Plan.Trial(from.plus(DAY.multipliedBy(amount))));
    }

    @Property
    void takesNothingAwayWhateverItGives(
            @ForAll Benefit.Kind kind,
            @ForAll @IntRange(min = 1, max = 120) int amount,
            @ForAll @IntRange(max = Organisation.MAX_DEVICE_SLOTS) int slots,
            @ForAll @IntRange(max = 3) int plan,
            @ForAll @IntRange(min = -4000, max = 4_000_000) int days) {
        Instant end = NOW.plus(DAY.multipliedBy(days));
        Instant atMost = end.isAfter(Plan.LATEST) ? Plan.LATEST : end;
        Plan before = switch (plan) {
            case 0 -> new Plan.Trial(atMost);
            case 1 -> new Plan.Months(atMost);
            default -> new Plan.Endless();
        };
        Organisation organisation = organisation(before).with(slots, before);

        new Benefit(kind, amount).grant(organisation, NOW).ifPresent(after -> {
            assertThat(after).isNotEqualTo(organisation);
            assertThat(after.deviceSlots()).isBetween(slots, Organisation.MAX_DEVICE_SLOTS);
            assertThat(end(after.plan())).isBetween(end(before), end(new Plan.Endless()));
            assertThat(after.plan().inForce(NOW)).isEqualTo(kind != DEVICE_SLOTS || before.inForce(NOW));
            assertThat(after.with(slots, before)).isEqualTo(organisation);
        });
    }

    @Example
    void givesNothingToThoseWhoWouldGainNothing() {
        assertThat(decide(terms(FREE_MONTHS, 1, null), new Plan.Endless())).isEqualTo(refused(Refusal.NOTHING_TO_GAIN));
        assertThat(decide(terms(TRIAL_EXTENSION, 1, null), new Plan.Endless()))
                .isEqualTo(refused(Refusal.NOTHING_TO_GAIN));
        assertThat(decide(terms(TRIAL_EXTENSION, 1, null), new Plan.Months(NOW.plusSeconds(1))))
                .isEqualTo(refused(Refusal.NOTHING_TO_GAIN));
        assertThat(decide(terms(DEVICE_SLOTS, 1, null), new Plan.Endless())).isInstanceOf(Outcome.Granted.class);
    }

    @Property
    void isGoodFromItsBeginUntilBeforeItsEnd(
            @ForAll @IntRange(min = -5, max = 5) int from, @ForAll @IntRange(min = 1, max = 5) int length) {
        CodeTerms terms = new CodeTerms(
                "",
                new Benefit(DEVICE_SLOTS, 1),
                null,
                NOW.plusSeconds(from),
                NOW.plusSeconds(from + length),
                true,
                false,
                Set.of());
        Outcome outcome = decide(terms, new Plan.Endless());
        if (from > 0) {
            assertThat(outcome).isEqualTo(refused(Refusal.NOT_YET));
        } else if (from + length <= 0) {
            assertThat(outcome).isEqualTo(refused(Refusal.EXPIRED));
        } else {
            assertThat(outcome).isInstanceOf(Outcome.Granted.class);
        }
    }

    @Property
    void isUsedNoMoreOftenThanItCanBe(
            @ForAll @IntRange(min = 1, max = 9) int most, @ForAll @IntRange(max = 12) int uses) {
        ActivationCode code = new ActivationCode(new CodeName("SPRING"), terms(DEVICE_SLOTS, 1, most), uses, MADE);
        Outcome outcome = code.decide(claim("ada@example.org", false), organisation(new Plan.Endless()), true);
        assertThat(outcome.equals(refused(Refusal.USED_UP))).isEqualTo(uses >= most);
        assertThat(code.status(NOW) == ActivationCode.Status.USED_UP).isEqualTo(uses >= most);
    }

    @Example
    void isForTheDomainsThatItNamesAndNotForThoseThatLookLikeThem() {
        CodeTerms terms = domains(" Example.ORG", "example.com");
        assertThat(terms.emailDomains()).containsExactly("example.com", "example.org");
        for (String address : new String[] {"ada@example.org", "Ada@EXAMPLE.com"}) {
            assertThat(decide(terms, address)).isInstanceOf(Outcome.Granted.class);
        }
        for (String address : new String[] {
            "ada@sub.example.org", "ada@notexample.org", "ada@example.org.evil.example", "example.org@evil.example"
        }) {
            assertThat(decide(terms, address)).as(address).isEqualTo(refused(Refusal.NOT_FOR_YOU));
        }
    }

    @Example
    void takesNoDeviceInWithoutAPlanInForceEvenWithMoreSlots() {
        Plan over = new Plan.Trial(NOW);
        ActivationCode slots = code("SLOTS", terms(DEVICE_SLOTS, 5, null));
        Claim claim = claim("ada@example.org", true);
        assertThat(slots.decide(claim, organisation(over), false)).isEqualTo(new Outcome.Lapsed(over));
        assertThat(slots.decide(claim("ada@example.org", false), organisation(over), false))
                .isInstanceOf(Outcome.Granted.class);
        for (Benefit.Kind kind : new Benefit.Kind[] {FREE_MONTHS, TRIAL_EXTENSION}) {
            assertThat(code("TIME", terms(kind, 1, null)).decide(claim, organisation(over), false))
                    .isInstanceOf(Outcome.Granted.class);
        }
    }

    @Example
    void refusesTermsThatCannotBe() {
        assertInvalid("benefit_value", () -> new Benefit(DEVICE_SLOTS, 0));
        assertInvalid("benefit_value", () -> new Benefit(FREE_MONTHS, 121));
        assertInvalid("max_uses", () -> terms(DEVICE_SLOTS, 1, 0));
        assertInvalid("valid_until", () -> window(NOW, NOW));
        assertInvalid(
                "description",
                () -> new CodeTerms(
                        "x".repeat(201), new Benefit(DEVICE_SLOTS, 1), null, null, null, true, false, Set.of()));
        for (String domain : new String[] {"", "@example.org", "example..org", "exam ple.org"}) {
            assertInvalid("allowed_email_domains", () -> domains(domain));
        }
    }

    @Example
    void readsACodeHoweverItIsTyped() {
        assertThat(new CodeName(" spring-26 ")).isEqualTo(new CodeName("SPRING-26"));
        for (String wrong : new String[] {"", "AB", "-ABC", "A B C", "ÄBC", "A".repeat(33), "A/B/C"}) {
            assertInvalid("code", () -> new CodeName(wrong));
        }
        PredictableIds ids = new PredictableIds();
        assertThat(CodeName.random(ids).value())
                .matches("([A-HJ-NP-Z2-9]{4}-){2}[A-HJ-NP-Z2-9]{4}")
                .isNotEqualTo(CodeName.random(ids).value());
    }

    private static void assertInvalid(String field, Runnable making) {
        assertThatThrownBy(making::run).isInstanceOf(InvalidInput.class).hasMessageContaining(field);
    }

    private static CodeTerms domains(String... domains) {
        return new CodeTerms("", new Benefit(DEVICE_SLOTS, 1), null, null, null, true, false, Set.of(domains));
    }

    private static CodeTerms window(@Nullable Instant from, @Nullable Instant until) {
        return new CodeTerms("", new Benefit(DEVICE_SLOTS, 1), null, from, until, true, false, Set.of());
    }

    private static Plan granted(Benefit benefit, Plan plan) {
        return benefit.grant(organisation(plan), NOW).orElseThrow().plan();
    }

    private static Instant end(Plan plan) {
        return plan.end().orElse(Plan.LATEST.plusSeconds(1));
    }

    private static Outcome decide(CodeTerms terms, Plan plan) {
        return code("SPRING", terms).decide(claim("ada@example.org", false), organisation(plan), false);
    }

    private static Outcome decide(CodeTerms terms, String address) {
        return code("SPRING", terms).decide(claim(address, false), organisation(new Plan.Endless()), false);
    }

    private static Outcome refused(Refusal why) {
        return new Outcome.Refused(why);
    }

    private static Organisation organisation(Plan plan) {
        return TestOrganisations.organisation(OURS).with(Organisation.DEFAULT_DEVICE_SLOTS, plan);
    }

    private static Claim claim(String address, boolean activates) {
        return new Claim(
                new User(new UserId(new UUID(5, 5)), OURS, new EmailAddress(address), Role.OWNER), NOW, activates);
    }
}
