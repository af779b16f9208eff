package app.visant.domain.tenant;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

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
        Organisation changed = TestOrganisations.organisation(OURS, 9, true);
        organisations.update(changed);
        assertThat(organisations.find(OURS)).contains(changed);
        assertThat(organisations.find(THEIRS)).contains(other);
    }
}
