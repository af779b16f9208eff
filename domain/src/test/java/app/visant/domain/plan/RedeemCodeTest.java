package app.visant.domain.plan;

import static app.visant.domain.device.TestDevices.active;
import static app.visant.domain.device.TestDevices.manufactured;
import static app.visant.domain.plan.Benefit.Kind.DEVICE_SLOTS;
import static app.visant.domain.plan.Benefit.Kind.FREE_MONTHS;
import static app.visant.domain.plan.TestCodes.code;
import static app.visant.domain.plan.TestCodes.onePerUser;
import static app.visant.domain.plan.TestCodes.terms;
import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.account.AddressUnverified;
import app.visant.domain.account.InMemoryProfiles;
import app.visant.domain.account.VerifiedPeople;
import app.visant.domain.device.ActivateDevice;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceTaken;
import app.visant.domain.device.Devices;
import app.visant.domain.device.InMemoryDevices;
import app.visant.domain.device.NoDeviceSlotLeft;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.PredictableIds;
import app.visant.domain.kernel.TestClock;
import app.visant.domain.limit.Limit;
import app.visant.domain.limit.Limits;
import app.visant.domain.limit.Rate;
import app.visant.domain.limit.TooManyRequests;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.EmailAddress;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.InMemoryUsers;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.Plan;
import app.visant.domain.tenant.PlanLapsed;
import app.visant.domain.tenant.RequirePlan;
import app.visant.domain.tenant.TestOrganisations;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedeemCodeTest {
    private static final DeviceId GATE = new DeviceId("GATE1");
    private static final CodeName SLOTS = new CodeName("SLOTS");
    private static final CodeName MONTHS = new CodeName("MONTHS");
    private static final User ADA = TestOrganisations.user(1, "ada@example.org");

    private final TestClock clock = new TestClock();
    private final Organisations organisations = new InMemoryOrganisations();
    private final Devices devices = new InMemoryDevices();
    private final InMemoryActivationCodes codes = new InMemoryActivationCodes(organisations, devices);
    private final Users users = new InMemoryUsers();
    private final InMemoryProfiles profiles = new InMemoryProfiles(users);
    private final AtomicLong nanos = new AtomicLong();
    private final RedeemCode redeem = new RedeemCode(
            new VerifiedPeople(profiles),
            codes,
            new ActivateDevice(devices, new RequirePlan(organisations, clock), new PredictableIds(), clock),
            new Limits(Map.of(Limit.CODES_OF_ORGANISATION, new Rate(4, Duration.ofHours(1))), nanos::get),
            clock);

    @BeforeEach
    void makeAnOrganisationWithoutSlotsAndWithoutAPlan() {
        users.add(new Account(ADA, "a hash"));
        organisations.add(TestOrganisations.organisation(OURS).with(0, new Plan.Trial(clock.instant())));
        codes.add(code("SLOTS", onePerUser(terms(DEVICE_SLOTS, 2, 1))));
        codes.add(code("MONTHS", terms(FREE_MONTHS, 1, null)));
        devices.add(List.of(manufactured("GATE1"), active(THEIRS, "GATE2")));
    }

    @Test
    void takesADeviceInByACodeThatMakesItPossible() {
        redeem.redeem(ADA, MONTHS);
        ActivateDevice.Activated activated = redeem.activate(ADA, SLOTS, GATE, null);
        Device device = devices.find(OURS, GATE).orElseThrow();
        assertThat(device).isEqualTo(activated.device());
        assertThat(device.tokenHash()).isEqualTo(activated.token().hash());
        assertThat(redeem.of(OURS)).extracting(Redemption::code).containsExactly(SLOTS, MONTHS);
    }

    @Test
    void saysWhatIsMissingForADeviceAndKeepsTheCode() {
        assertThatThrownBy(() -> redeem.activate(ADA, SLOTS, GATE, null)).isInstanceOf(PlanLapsed.class);
        assertThatThrownBy(() -> redeem.activate(ADA, MONTHS, GATE, null)).isInstanceOf(NoDeviceSlotLeft.class);
        assertThatThrownBy(() -> redeem.activate(ADA, SLOTS, new DeviceId("GATE2"), null))
                .isInstanceOf(DeviceTaken.class);
        assertThatThrownBy(() -> redeem.activate(ADA, SLOTS, new DeviceId("NONE"), null))
                .isInstanceOf(NotFound.class);
        assertThat(redeem.of(OURS)).isEmpty();
    }

    @Test
    void keepsTheCodeWhenTheDeviceCannotBeCalledThat() {
        redeem.redeem(ADA, MONTHS);
        assertThatThrownBy(() -> redeem.activate(ADA, SLOTS, GATE, " ")).isInstanceOf(InvalidInput.class);
        assertThat(redeem.of(OURS)).extracting(Redemption::code).containsExactly(MONTHS);
        assertThat(devices.find(GATE)).contains(manufactured("GATE1"));

        assertThat(redeem.activate(ADA, SLOTS, GATE, "Gate").device().name()).isEqualTo("Gate");
    }

    @Test
    void makesWhoTriesOneCodeAfterTheOtherWaitEvenIfTheNextIsRight() {
        redeem.redeem(ADA, MONTHS);
        for (int i = 0; i < 4; i++) {
            CodeName guess = new CodeName("GUESS-" + i);
            assertThatThrownBy(() -> redeem.redeem(ADA, guess)).isInstanceOf(CodeRefused.class);
        }

        assertThatThrownBy(() -> redeem.redeem(ADA, SLOTS))
                .isInstanceOfSatisfying(
                        TooManyRequests.class,
                        refused -> assertThat(refused.retryAfter()).contains(Duration.ofMinutes(15)));
        assertThatThrownBy(() -> redeem.activate(ADA, SLOTS, GATE, null)).isInstanceOf(TooManyRequests.class);
        assertThat(redeem.of(OURS)).extracting(Redemption::code).containsExactly(MONTHS);
        nanos.addAndGet(Duration.ofMinutes(15).toNanos());
        redeem.activate(ADA, SLOTS, GATE, null);
        assertThat(redeem.of(OURS)).extracting(Redemption::code).containsExactly(SLOTS, MONTHS);
    }

    @Test
    void doesNotTakeARightCodeForAGuess() {
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> redeem.activate(ADA, SLOTS, GATE, null)).isInstanceOf(PlanLapsed.class);
        }

        redeem.redeem(ADA, SLOTS);
    }

    @Test
    void saysWhyACodeIsNotRedeemed() {
        codes.add(code("OFF", off()));
        assertRefused("NONE", Refusal.UNKNOWN, "code_not_found");
        assertRefused("OFF", Refusal.INACTIVE, "code_inactive");
        redeem.redeem(ADA, SLOTS);
        assertRefused("SLOTS", Refusal.USED_BEFORE, "code_used_before");
        organisations.add(TestOrganisations.organisation(THEIRS));
        User bob = new User(
                TestOrganisations.user(2, "b@example.org").id(), THEIRS, new EmailAddress("b@example.org"), ADA.role());
        users.add(new Account(bob, "a hash"));
        assertThatThrownBy(() -> redeem.redeem(bob, SLOTS))
                .isInstanceOfSatisfying(
                        CodeRefused.class, used -> assertThat(used.retryAfter()).isPresent());
        organisations.allot(OURS, it -> it.with(1, new Plan.Endless()));
        assertRefused("MONTHS", Refusal.NOTHING_TO_GAIN, "code_gains_nothing");
    }

    @Test
    void letsNobodyRedeemWhoseAddressMayBeSomebodyElses() {
        profiles.unverify(ADA.id());
        assertThatThrownBy(() -> redeem.redeem(ADA, MONTHS)).isInstanceOf(AddressUnverified.class);
        assertThatThrownBy(() -> redeem.activate(ADA, MONTHS, GATE, null)).isInstanceOf(AddressUnverified.class);
        assertThat(redeem.of(OURS)).isEmpty();
    }

    private static CodeTerms off() {
        return new CodeTerms("", new Benefit(DEVICE_SLOTS, 1), null, null, null, false, false, Set.of());
    }

    private void assertRefused(String name, Refusal why, String word) {
        assertThatThrownBy(() -> redeem.redeem(ADA, new CodeName(name)))
                .isInstanceOfSatisfying(CodeRefused.class, refused -> {
                    assertThat(refused.why()).isEqualTo(why);
                    assertThat(refused.code()).isEqualTo(word);
                });
    }
}
