package app.visant.domain.plan;

import static app.visant.domain.plan.Benefit.Kind.DEVICE_SLOTS;
import static app.visant.domain.plan.Benefit.Kind.FREE_MONTHS;
import static app.visant.domain.plan.TestCodes.terms;
import static app.visant.domain.tenant.TestOrganisations.OURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.device.InMemoryDevices;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.PredictableIds;
import app.visant.domain.kernel.Slice;
import app.visant.domain.kernel.TestClock;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.TestOrganisations;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManageCodesTest {
    private static final CodeName SPRING = new CodeName("SPRING");

    private final TestClock clock = new TestClock();
    private final Organisations organisations = new InMemoryOrganisations();
    private final InMemoryActivationCodes codes = new InMemoryActivationCodes(organisations, new InMemoryDevices());
    private final ManageCodes manage = new ManageCodes(codes, codes, new PredictableIds(), clock);

    @Test
    void makesACodeOfItsNameOrOneThatCannotBeGuessed() {
        CodeTerms terms = terms(DEVICE_SLOTS, 1, 2);
        ManageCodes.Shown made = manage.make(Optional.of(SPRING), terms);
        assertThat(made.code()).isEqualTo(new ActivationCode(SPRING, terms, 0, clock.instant()));
        assertThat(made.status()).isEqualTo(ActivationCode.Status.VALID);
        assertThatThrownBy(() -> manage.make(Optional.of(SPRING), terms)).isInstanceOf(CodeTaken.class);
        clock.advance(Duration.ofSeconds(1));
        ManageCodes.Shown other = manage.make(Optional.empty(), terms);
        assertThat(other.code().name().value()).hasSize(14);
        assertThat(manage.list(Slice.FIRST).items()).containsExactly(other, made);
        assertThat(manage.get(SPRING)).isEqualTo(made);
    }

    @Test
    void switchesACodeOffAndOnAgainAndKeepsWhatWasRedeemed() {
        organisations.add(TestOrganisations.organisation(OURS));
        manage.make(Optional.of(SPRING), terms(DEVICE_SLOTS, 1, 2));
        Claim claim = new Claim(TestOrganisations.user(1, "ada@example.org"), clock.instant(), false);
        codes.redeem(SPRING, claim);

        assertThat(manage.switchOff(SPRING).status()).isEqualTo(ActivationCode.Status.INACTIVE);
        assertThat(codes.redeem(SPRING, claim)).isEqualTo(new Redemptions.Outcome.Refused(Refusal.INACTIVE));
        ManageCodes.Shown again = manage.change(SPRING, terms(FREE_MONTHS, 1, 1));
        assertThat(again.status()).isEqualTo(ActivationCode.Status.USED_UP);
        assertThat(again.code().uses()).isEqualTo(1);
        assertThat(manage.redemptions(SPRING, Slice.FIRST).items())
                .extracting(Redemption::benefit)
                .containsExactly(new Benefit(DEVICE_SLOTS, 1));
    }

    @Test
    void knowsNoCodeThatWasNotMade() {
        assertThatThrownBy(() -> manage.get(SPRING)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> manage.switchOff(SPRING)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> manage.change(SPRING, terms(DEVICE_SLOTS, 1, 1)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> manage.redemptions(SPRING, Slice.FIRST)).isInstanceOf(NotFound.class);
    }

    @Test
    void addsUpAYearAtMost() {
        assertThat(manage.tallies(clock.instant(), clock.instant().plus(ManageCodes.LONGEST_ANALYSIS)))
                .isEmpty();
        assertThatThrownBy(() -> manage.tallies(clock.instant(), clock.instant()))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> manage.tallies(
                        clock.instant(),
                        clock.instant().plus(ManageCodes.LONGEST_ANALYSIS).plusNanos(1)))
                .isInstanceOf(InvalidInput.class);
    }
}
