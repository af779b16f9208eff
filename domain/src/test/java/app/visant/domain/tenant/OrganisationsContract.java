package app.visant.domain.tenant;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.kernel.InParallel;
import app.visant.domain.kernel.OrganisationId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link Organisations} does. */
public abstract class OrganisationsContract {
    /** An empty one. */
    protected abstract Organisations organisations();

    @Test
    void findsWhatWasAdded() {
        Organisations organisations = organisations();
        Organisation added = TestOrganisations.organisation(OURS);
        organisations.add(added);
        assertThat(organisations.find(OURS)).contains(added);
        assertThat(organisations.find(THEIRS)).isEmpty();
    }

    @Test
    void replacesTheFieldsOfTheOneThatIsUpdatedAndNoOther() {
        Organisations organisations = organisations();
        Organisation other = TestOrganisations.organisation(THEIRS);
        organisations.add(TestOrganisations.organisation(OURS));
        organisations.add(other);
        organisations.update(TestOrganisations.organisation(OURS, 9, true));
        assertThat(organisations.find(OURS))
                .contains(TestOrganisations.organisation(OURS, Organisation.DEFAULT_DEVICE_SLOTS, true));
        assertThat(organisations.find(THEIRS)).contains(other);
    }

    @Test
    void allotsSlotsAndEachKindOfPlanToOneAndNoOther() {
        Organisations organisations = organisations();
        Organisation before = TestOrganisations.organisation(OURS);
        Organisation other = TestOrganisations.organisation(THEIRS);
        organisations.add(before);
        organisations.add(other);
        for (Plan plan : List.of(
                new Plan.Months(TestOrganisations.TRIAL_END.plusSeconds(1)),
                new Plan.Endless(),
                new Plan.Trial(TestOrganisations.MADE),
                new Plan.Months(Plan.LATEST))) {
            Organisation was = organisations.find(OURS).orElseThrow();
            assertThat(organisations.allot(OURS, it -> it.with(7, plan)))
                    .contains(new Allotment(was, before.with(7, plan)));
            assertThat(organisations.find(OURS)).contains(before.with(7, plan));
        }
        assertThat(organisations.find(THEIRS)).contains(other);
        assertThat(organisations.allot(new OrganisationId(new UUID(9, 9)), it -> it.with(7, new Plan.Endless())))
                .isEmpty();
    }

    @Test
    void losesNoneOfManyChangesOfSlotsAndPlanAtOnce() throws Exception {
        Organisations organisations = organisations();
        organisations.add(TestOrganisations.organisation(OURS));
        InParallel.run(8, thread -> {
            for (int i = 0; i < 5; i++) {
                organisations.allot(OURS, it -> it.with(it.deviceSlots() + 1, it.plan()));
            }
            return thread;
        });
        assertThat(organisations.find(OURS).orElseThrow().deviceSlots())
                .isEqualTo(Organisation.DEFAULT_DEVICE_SLOTS + 40);
    }

    @Test
    void allowsDevicesWithoutATokenAndLeavesAllElse() {
        Organisations organisations = organisations();
        Organisation other = TestOrganisations.organisation(THEIRS);
        organisations.add(TestOrganisations.organisation(OURS, 9, false));
        organisations.add(other);
        organisations.allowTokenlessDevices(OURS, true);
        assertThat(organisations.find(OURS)).contains(TestOrganisations.organisation(OURS, 9, true));
        assertThat(organisations.find(THEIRS)).contains(other);
        organisations.allowTokenlessDevices(OURS, false);
        assertThat(organisations.find(OURS)).contains(TestOrganisations.organisation(OURS, 9, false));
    }
}
