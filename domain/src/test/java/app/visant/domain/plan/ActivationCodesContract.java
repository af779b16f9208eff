package app.visant.domain.plan;

import static app.visant.domain.device.TestDevices.active;
import static app.visant.domain.device.TestDevices.manufactured;
import static app.visant.domain.plan.Benefit.Kind.DEVICE_SLOTS;
import static app.visant.domain.plan.Benefit.Kind.FREE_MONTHS;
import static app.visant.domain.plan.Benefit.Kind.TRIAL_EXTENSION;
import static app.visant.domain.plan.TestCodes.code;
import static app.visant.domain.plan.TestCodes.onePerUser;
import static app.visant.domain.plan.TestCodes.terms;
import static app.visant.domain.tenant.TestOrganisations.MADE;
import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static app.visant.domain.tenant.TestOrganisations.TRIAL_END;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.access.Reach;
import app.visant.domain.device.Device;
import app.visant.domain.device.Devices;
import app.visant.domain.device.Devices.Activation;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.InParallel;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import app.visant.domain.kernel.UserId;
import app.visant.domain.plan.Redemptions.Outcome;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Plan;
import app.visant.domain.tenant.Role;
import app.visant.domain.tenant.TestOrganisations;
import app.visant.domain.tenant.User;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ActivationCodes} does with its {@link Redemptions}. */
public abstract class ActivationCodesContract {
    private static final CodeName SPRING = new CodeName("SPRING");
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final int AT_ONCE = 50;

    protected abstract Organisations organisations();

    protected abstract Devices devices();

    protected abstract ActivationCodes codes();

    /** Of {@link #codes}, for {@link #organisations} and {@link #devices}. */
    protected abstract Redemptions redemptions();

    @BeforeEach
    void makeTheOrganisations() {
        organisations().add(TestOrganisations.organisation(OURS));
        organisations().add(TestOrganisations.organisation(THEIRS));
    }

    @Test
    void keepsEveryFieldOfACode() {
        CodeTerms all = new CodeTerms(
                "For the “fair”, hall 3",
                new Benefit(FREE_MONTHS, 2),
                7,
                MADE,
                NOW,
                false,
                true,
                Set.of("example.org", "example.com"));
        ActivationCode full = code("FULL", all);
        ActivationCode plain = code("PLAIN", terms(TRIAL_EXTENSION, 14, null));
        assertThat(codes().add(full)).isTrue();
        assertThat(codes().add(plain)).isTrue();
        assertThat(codes().add(code("FULL", plain.terms()))).isFalse();
        assertThat(codes().find(full.name())).contains(full);
        assertThat(codes().find(plain.name())).contains(plain);
        assertThat(codes().find(SPRING)).isEmpty();
        assertThat(codes().list(Slice.FIRST)).isEqualTo(new Page<>(List.of(full, plain), 2));
        assertThat(codes().list(new Slice(1, 1))).isEqualTo(new Page<>(List.of(plain), 2));
    }

    @Test
    void changesTheTermsAndLeavesTheUses() {
        codes().add(code("SPRING", terms(DEVICE_SLOTS, 1, 1)));
        redemptions().redeem(SPRING, claim(1, OURS));
        CodeTerms others = terms(FREE_MONTHS, 3, 9);
        ActivationCode changed = codes().change(SPRING, others).orElseThrow();
        assertThat(changed.terms()).isEqualTo(others);
        assertThat(changed.uses()).isEqualTo(1);
        assertThat(codes().find(SPRING)).contains(changed);
        assertThat(redemptions().ofCode(SPRING, Slice.FIRST).items().getFirst().benefit())
                .isEqualTo(new Benefit(DEVICE_SLOTS, 1));
        assertThat(codes().change(new CodeName("NONE"), others)).isEmpty();
    }

    @Test
    void switchesACodeOffAndLeavesItsOtherTerms() {
        codes().add(code("SPRING", onePerUser(terms(DEVICE_SLOTS, 1, 4))));
        ActivationCode off = codes().switchOff(SPRING).orElseThrow();
        CodeTerms on = onePerUser(terms(DEVICE_SLOTS, 1, 4));
        assertThat(off.terms())
                .isEqualTo(new CodeTerms(
                        on.description(),
                        on.benefit(),
                        on.maxUses(),
                        on.validFrom(),
                        on.validUntil(),
                        false,
                        true,
                        on.emailDomains()));
        assertThat(codes().find(SPRING)).contains(off);
        assertThat(codes().switchOff(new CodeName("NONE"))).isEmpty();
    }

    @Test
    void losesNoChangeOfTermsThatMeetsASwitchingOff() throws Exception {
        for (int round = 0; round < 20; round++) {
            CodeName name = new CodeName("CODE-" + round);
            codes().add(code(name.value(), terms(DEVICE_SLOTS, 1, 1)));
            InParallel.run(
                    2,
                    thread -> thread == 0 ? codes().change(name, terms(FREE_MONTHS, 3, 9)) : codes().switchOff(name));
            assertThat(codes().find(name).orElseThrow().terms().benefit()).isEqualTo(new Benefit(FREE_MONTHS, 3));
        }
    }

    @Test
    void givesWhatTheCodeGivesAndNotesIt() {
        codes().add(code("SPRING", terms(DEVICE_SLOTS, 3, null)));
        codes().add(code("MONTHS", terms(FREE_MONTHS, 1, null)));
        Claim claim = claim(1, OURS);
        Organisation before = organisations().find(OURS).orElseThrow();
        Organisation more = before.with(8, before.plan());

        assertThat(redemptions().redeem(SPRING, claim))
                .isEqualTo(new Outcome.Granted(more, new Benefit(DEVICE_SLOTS, 3)));
        assertThat(organisations().find(OURS)).contains(more);
        redemptions().redeem(new CodeName("MONTHS"), claim);

        assertThat(organisations().find(OURS))
                .contains(more.with(8, new Plan.Months(TRIAL_END.plus(Duration.ofDays(30)))));
        assertThat(organisations().find(THEIRS)).contains(TestOrganisations.organisation(THEIRS));
        assertThat(codes().find(SPRING).orElseThrow().uses()).isEqualTo(1);
        assertThat(redemptions().ofCode(SPRING, Slice.FIRST))
                .isEqualTo(new Page<>(
                        List.of(new Redemption(
                                SPRING, OURS, claim.person().id(), new Benefit(DEVICE_SLOTS, 3), null, NOW)),
                        1));
        assertThat(redemptions().ofOrganisation(OURS))
                .extracting(each -> each.code().value())
                .containsExactly("MONTHS", "SPRING");
        assertThat(redemptions().ofOrganisation(THEIRS)).isEmpty();
    }

    @Test
    void changesNothingWhenItRefuses() {
        assertThat(redemptions().redeem(SPRING, claim(1, OURS))).isEqualTo(new Outcome.Refused(Refusal.UNKNOWN));
        codes().add(code("SPRING", onePerUser(terms(DEVICE_SLOTS, 3, null))));
        redemptions().redeem(SPRING, claim(1, OURS));
        Organisation before = organisations().find(OURS).orElseThrow();

        assertThat(redemptions().redeem(SPRING, claim(2, OURS)))
                .as("another person of the same organisation")
                .isEqualTo(new Outcome.Refused(Refusal.USED_BEFORE));
        assertThat(redemptions().redeem(SPRING, claim(1, THEIRS)))
                .as("the same person in another organisation")
                .isEqualTo(new Outcome.Refused(Refusal.USED_BEFORE));
        assertThat(organisations().find(OURS)).contains(before);
        assertThat(codes().find(SPRING).orElseThrow().uses()).isEqualTo(1);
        assertThat(redemptions().redeem(SPRING, claim(2, THEIRS))).isInstanceOf(Outcome.Granted.class);
    }

    @Test
    void isNeverUsedMoreOftenThanItCanBeHoweverManyTry() throws Exception {
        int uses = 7;
        codes().add(code("SPRING", terms(DEVICE_SLOTS, 2, uses)));

        List<Outcome> outcomes = InParallel.run(
                AT_ONCE, number -> redemptions().redeem(SPRING, claim(number, number % 2 == 0 ? OURS : THEIRS)));

        assertThat(outcomes).filteredOn(Outcome.Granted.class::isInstance).hasSize(uses);
        assertThat(outcomes)
                .filteredOn(new Outcome.Refused(Refusal.USED_UP)::equals)
                .hasSize(AT_ONCE - uses);
        assertThat(codes().find(SPRING).orElseThrow().uses()).isEqualTo(uses);
        assertThat(redemptions().ofCode(SPRING, Slice.FIRST).total()).isEqualTo(uses);
        assertThat(slots(OURS) + slots(THEIRS)).isEqualTo(2 * Organisation.DEFAULT_DEVICE_SLOTS + 2 * uses);
    }

    @Test
    void givesAnOrganisationOnceWhatIsForEachOnceHoweverManyOfItTry() throws Exception {
        codes().add(code("SPRING", onePerUser(terms(DEVICE_SLOTS, 1, null))));

        List<Outcome> outcomes = InParallel.run(AT_ONCE, number -> redemptions().redeem(SPRING, claim(number, OURS)));

        assertThat(outcomes).filteredOn(Outcome.Granted.class::isInstance).hasSize(1);
        assertThat(slots(OURS)).isEqualTo(Organisation.DEFAULT_DEVICE_SLOTS + 1);
    }

    @Test
    void losesNoGrantOfSeveralCodesAtOnce() throws Exception {
        IntStream.range(0, AT_ONCE).forEach(number -> codes().add(code("CODE-" + number, terms(DEVICE_SLOTS, 1, 1))));

        InParallel.run(AT_ONCE, number -> redemptions().redeem(new CodeName("CODE-" + number), claim(1, OURS)));

        assertThat(slots(OURS)).isEqualTo(Organisation.DEFAULT_DEVICE_SLOTS + AT_ONCE);
    }

    @Test
    void activatesADeviceByTheSlotThatTheCodeGives() {
        organisations().allot(OURS, it -> it.with(0, new Plan.Endless()));
        codes().add(code("SPRING", terms(DEVICE_SLOTS, 1, 5)));
        devices().add(List.of(manufactured("AAAAA"), manufactured("BBBBB")));

        assertThat(activate("AAAAA", claim(1, OURS))).isInstanceOf(Outcome.Granted.class);

        assertThat(devices().find(new DeviceId("AAAAA"))).contains(active(OURS, "AAAAA"));
        assertThat(redemptions().ofOrganisation(OURS).getFirst().device()).isEqualTo(new DeviceId("AAAAA"));
        assertThat(slots(OURS)).isEqualTo(1);
    }

    @Test
    void leavesTheCodeAsItIsWhenTheDeviceCannotBeActivated() {
        organisations().allot(OURS, it -> it.with(0, new Plan.Trial(NOW.plusSeconds(1))));
        codes().add(code("SPRING", terms(TRIAL_EXTENSION, 1, 5)));
        codes().add(code("SLOTS", terms(DEVICE_SLOTS, 1, 5)));
        devices().add(List.of(manufactured("AAAAA"), active(THEIRS, "BBBBB")));
        Organisation before = organisations().find(OURS).orElseThrow();
        Device other = manufactured("BBBBB");

        assertThat(activate("AAAAA", claim(1, OURS))).isEqualTo(new Outcome.NotActivated(Activation.NO_SLOT_LEFT, 0));
        assertThat(redemptions()
                        .redeem(new CodeName("SLOTS"), activating(claim(1, OURS)), other, active(OURS, "BBBBB")))
                .isEqualTo(new Outcome.NotActivated(Activation.CHANGED_MEANWHILE, 1));
        Claim late = new Claim(claim(1, OURS).person(), NOW.plusSeconds(1), true);
        assertThat(redemptions().redeem(new CodeName("SLOTS"), late, manufactured("AAAAA"), active(OURS, "AAAAA")))
                .isEqualTo(new Outcome.Lapsed(before.plan()));

        assertThat(organisations().find(OURS)).contains(before);
        assertThat(codes().list(Slice.FIRST).items())
                .extracting(ActivationCode::uses)
                .containsOnly(0);
        assertThat(devices().find(new DeviceId("AAAAA"))).contains(manufactured("AAAAA"));
        assertThat(redemptions().ofOrganisation(OURS)).isEmpty();
    }

    @Test
    void givesOutNoMoreSlotsThanThereAreWhenCodesAndActivationsMeet() throws Exception {
        int uses = 10;
        int slots = Organisation.DEFAULT_DEVICE_SLOTS;
        codes().add(code("SPRING", terms(DEVICE_SLOTS, 1, uses)));
        devices()
                .add(IntStream.range(0, AT_ONCE)
                        .mapToObj(number -> manufactured("RACE" + number))
                        .toList());

        InParallel.run(AT_ONCE, number -> {
            String id = "RACE" + number;
            return number % 2 == 0
                    ? activate(id, claim(number, OURS))
                    : devices().activate(manufactured(id), active(OURS, id), slots);
        });

        long activated = devices().list(OURS, Reach.all(), Slice.FIRST).total();
        int used = codes().find(SPRING).orElseThrow().uses();
        assertThat(used).isEqualTo(uses);
        assertThat(slots(OURS)).isEqualTo(slots + uses);
        assertThat(activated).isBetween((long) uses, (long) slots + uses);
        assertThat(redemptions().ofCode(SPRING, Slice.FIRST).items())
                .extracting(Redemption::device)
                .doesNotContainNull()
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(devices().find(OURS, id)).isPresent());
    }

    @Test
    void addsUpWhatWasRedeemedByDayCodeAndKind() {
        codes().add(code("SPRING", terms(DEVICE_SLOTS, 3, null)));
        codes().add(code("MONTHS", terms(FREE_MONTHS, 2, null)));
        LocalDate today = LocalDate.parse("2026-03-02");
        for (int i = 0; i < 3; i++) {
            redemptions().redeem(SPRING, claim(i, OURS));
        }
        redemptions().redeem(new CodeName("MONTHS"), claim(1, THEIRS));
        Claim later = new Claim(claim(1, OURS).person(), NOW.plus(Duration.ofHours(16)), false);
        redemptions().redeem(SPRING, later);

        assertThat(redemptions().tallies(NOW, NOW.plus(Duration.ofDays(9))))
                .containsExactly(
                        new Tally(today, new CodeName("MONTHS"), FREE_MONTHS, 1, 2),
                        new Tally(today, SPRING, DEVICE_SLOTS, 3, 9),
                        new Tally(today.plusDays(1), SPRING, DEVICE_SLOTS, 1, 3));
        assertThat(redemptions().tallies(NOW.plusNanos(1000), later.at())).isEmpty();
    }

    private Outcome activate(String id, Claim claim) {
        return redemptions().redeem(SPRING, activating(claim), manufactured(id), active(claim.organisation(), id));
    }

    private static Claim activating(Claim claim) {
        return new Claim(claim.person(), claim.at(), true);
    }

    private int slots(OrganisationId organisation) {
        return organisations().find(organisation).orElseThrow().deviceSlots();
    }

    private static Claim claim(int person, OrganisationId organisation) {
        User user = new User(
                new UserId(new UUID(5, person)),
                organisation,
                new EmailAddress("p" + person + "@example.org"),
                Role.OWNER);
        return new Claim(user, NOW, false);
    }
}
