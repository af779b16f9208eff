package app.visant.domain.platform;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static app.visant.domain.tenant.TestOrganisations.TRIAL_END;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.audit.AuditLog;
import app.visant.domain.audit.ChainId;
import app.visant.domain.audit.Deed;
import app.visant.domain.audit.DeedFilter;
import app.visant.domain.audit.InMemoryAuditLog;
import app.visant.domain.audit.RecordDeeds;
import app.visant.domain.audit.Who;
import app.visant.domain.device.InMemoryDeviceBatches;
import app.visant.domain.device.InMemoryDevices;
import app.visant.domain.intake.Allowance;
import app.visant.domain.intake.InMemoryCaptures;
import app.visant.domain.intake.InMemoryStorageQuotas;
import app.visant.domain.intake.StorageQuotas;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.NotFound;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.TestClock;
import app.visant.domain.platform.AllotToOrganisation.Share;
import app.visant.domain.tenant.InMemoryOrganisations;
import app.visant.domain.tenant.InMemoryUsers;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.Plan;
import app.visant.domain.tenant.TestOrganisations;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AllotToOrganisationTest {
    private static final Allowance USUAL = new Allowance(1000, Long.MAX_VALUE);

    private final Who ada = Who.ofPlatform(TestOrganisations.user(1, "ada@example.org"), "192.0.2.7");
    private final InMemoryOrganisations organisations = new InMemoryOrganisations();
    private final StorageQuotas quotas =
            new InMemoryStorageQuotas(new InMemoryCaptures((organisation, device, trigger, record, at) -> false));
    private final AuditLog log = new InMemoryAuditLog();
    private final AllotToOrganisation allot =
            new AllotToOrganisation(organisations, quotas, new RecordDeeds(log, new TestClock()));
    private final InMemoryUsers users = new InMemoryUsers();
    private final ShowOrganisation show = new ShowOrganisation(
            new InMemoryOverview(
                    organisations,
                    users,
                    new InMemoryPlatformAdministrators(users),
                    new InMemoryDeviceBatches(new InMemoryDevices())),
            quotas,
            USUAL);

    @BeforeEach
    void addThem() {
        organisations.add(TestOrganisations.organisation(OURS));
        organisations.add(TestOrganisations.organisation(THEIRS));
    }

    @Test
    void changesWhatIsSaidAndTellsTheOrganisationWhatItWasAndIs() {
        Plan plan = new Plan.Months(TRIAL_END.plusSeconds(60));
        allot.allot(ada, OURS, new Share(plan, null));

        Organisation now = organisations.find(OURS).orElseThrow();
        assertThat(now.plan()).isEqualTo(plan);
        assertThat(now.deviceSlots()).isEqualTo(Organisation.DEFAULT_DEVICE_SLOTS);
        Deed told = told(OURS).getFirst();
        assertThat(told.entry().draft().who()).isEqualTo(ada);
        assertThat(told.verdict().name()).isEqualTo("DONE");
        assertThat(told.facts())
                .containsEntry("plan_before", "trial")
                .containsEntry("ends_at_before", TRIAL_END.toString())
                .containsEntry("plan", "months")
                .containsEntry("ends_at", TRIAL_END.plusSeconds(60).toString())
                .containsEntry("device_slots", "5");

        allot.allot(ada, OURS, new Share(null, 9));
        assertThat(organisations.find(OURS)).contains(now.with(9, plan));
        allot.allot(ada, OURS, new Share(new Plan.Endless(), 0));
        assertThat(organisations.find(OURS)).contains(now.with(0, new Plan.Endless()));
        assertThat(told(OURS)).hasSize(3);
        assertThat(organisations.find(THEIRS)).contains(TestOrganisations.organisation(THEIRS));
        assertThat(told(THEIRS)).isEmpty();
    }

    @Test
    void boundsWhatIsStoredUntilItIsAsUsualAgain() {
        assertThat(show.of(OURS).quota()).isEqualTo(USUAL);
        assertThat(show.of(OURS).asUsual()).isTrue();
        allot.bound(ada, OURS, new Allowance(7, Long.MAX_VALUE));

        assertThat(show.of(OURS).quota()).isEqualTo(new Allowance(7, Long.MAX_VALUE));
        assertThat(show.of(OURS).asUsual()).isFalse();
        assertThat(show.of(THEIRS).quota()).isEqualTo(USUAL);
        assertThat(told(OURS).getFirst().facts())
                .containsEntry("max_captures_before", "as usual")
                .containsEntry("max_captures", "7")
                .containsEntry("max_bytes", "no bound");

        allot.boundAsUsual(ada, OURS);
        assertThat(show.of(OURS).asUsual()).isTrue();
        assertThat(told(OURS).getFirst().facts())
                .containsEntry("max_captures_before", "7")
                .containsEntry("max_captures", "as usual");
    }

    @Test
    void refusesWhatIsOutOfItsRangeWithEachField() {
        assertThatThrownBy(() -> new Share(new Plan.Trial(Plan.LATEST.plusSeconds(1)), -1))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("ends_at: must not be after")
                .hasMessageContaining("1 more");
        assertThatThrownBy(() -> new Share(null, 1_000_001)).hasMessageContaining("device_slots: must be from 0 to");
        assertThatThrownBy(() -> new Share(null, null)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void beginsNoRecordForAnOrganisationThatIsNotThere() {
        OrganisationId unknown = new OrganisationId(new UUID(9, 9));
        assertThatThrownBy(() -> allot.allot(ada, unknown, new Share(null, 1))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> allot.bound(ada, unknown, USUAL)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> allot.boundAsUsual(ada, unknown)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> show.of(unknown)).isInstanceOf(NotFound.class);
        assertThat(told(unknown)).isEmpty();
    }

    private List<Deed> told(OrganisationId organisation) {
        return log.deeds(ChainId.of(organisation), DeedFilter.ALL, Long.MAX_VALUE, 10);
    }
}
