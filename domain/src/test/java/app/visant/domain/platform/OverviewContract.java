package app.visant.domain.platform;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static app.visant.domain.tenant.TestOrganisations.user;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.device.DeviceBatch;
import app.visant.domain.device.DeviceBatches;
import app.visant.domain.device.TestDevices;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Slice;
import app.visant.domain.tenant.Account;
import app.visant.domain.tenant.Organisation;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.User;
import app.visant.domain.tenant.Users;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Overview} does; what an organisation has of devices and pictures is for those that know any. */
public abstract class OverviewContract {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Organisation harbour = organisation(OURS, "Harbour");
    private final Organisation airport = organisation(THEIRS, "airport 100%");
    private final User ada = user(1, "ada@example.org");
    private final User bob = user(2, "bob@example.org");

    protected abstract Organisations organisations();

    protected abstract Users users();

    protected abstract PlatformAdministrators administrators();

    protected abstract DeviceBatches batches();

    protected abstract Overview overview();

    @BeforeEach
    void makeThem() {
        organisations().add(harbour);
        organisations().add(airport);
        users().add(new Account(ada, "a hash"));
        users().add(new Account(bob, "a hash"));
        administrators().add(ada.id(), NOW);
    }

    @Test
    void listsOrganisationsByName() {
        assertThat(overview().organisations("", Slice.FIRST).items())
                .containsExactly(
                        new OrganisationSummary(airport, 0, 0, 0, 0, 0, null),
                        new OrganisationSummary(harbour, 2, 0, 0, 0, 0, null));
        assertThat(overview().organisations("", new Slice(1, 1)).items())
                .extracting(OrganisationSummary::organisation)
                .containsExactly(harbour);
        assertThat(overview().organisations("", new Slice(1, 1)).total()).isEqualTo(2);
    }

    @Test
    void findsOrganisationsByNameOrByTheirPeople() {
        assertThat(overview().organisations("HARB", Slice.FIRST).items())
                .extracting(OrganisationSummary::organisation)
                .containsExactly(harbour);
        assertThat(overview().organisations("bob@", Slice.FIRST).total()).isEqualTo(1);
        assertThat(overview().organisations("0%", Slice.FIRST).total()).isEqualTo(1);
        assertThat(overview().organisations("_", Slice.FIRST).total()).isZero();
    }

    @Test
    void findsOneOrganisation() {
        assertThat(overview().organisation(OURS)).contains(new OrganisationSummary(harbour, 2, 0, 0, 0, 0, null));
        assertThat(overview().organisation(new OrganisationId(new UUID(9, 9)))).isEmpty();
    }

    @Test
    void listsPeopleByAddress() {
        assertThat(overview().people("", Slice.FIRST).items())
                .containsExactly(
                        new PersonSummary(ada, "Harbour", true, null), new PersonSummary(bob, "Harbour", false, null));
        assertThat(overview().people("BOB", Slice.FIRST).items())
                .extracting(PersonSummary::user)
                .containsExactly(bob);
        assertThat(overview().people("harbour", new Slice(1, 1)).total()).isEqualTo(2);
        assertThat(overview().people("airport", Slice.FIRST).total()).isZero();
    }

    @Test
    void listsBatchesOfAllOrganisationsTheNewestFirst() {
        make(OURS, "north", 2, NOW);
        make(THEIRS, "gates", 1, NOW.plusSeconds(60));

        assertThat(overview().batches("", Slice.FIRST).items())
                .containsExactly(
                        new BatchSummary(THEIRS, "airport 100%", new DeviceBatch("gates", NOW.plusSeconds(60), 1, 0)),
                        new BatchSummary(OURS, "Harbour", new DeviceBatch("north", NOW, 2, 0)));
        assertThat(overview().batches("", new Slice(1, 1)).total()).isEqualTo(2);
        assertThat(overview().batches("", new Slice(1, 1)).items())
                .extracting(BatchSummary::maker)
                .containsExactly(OURS);
        assertThat(overview().batches("NOR", Slice.FIRST).items())
                .extracting(BatchSummary::maker)
                .containsExactly(OURS);
        assertThat(overview().batches("100%", Slice.FIRST).total()).isEqualTo(1);
        assertThat(overview().batches("_", Slice.FIRST).total()).isZero();
    }

    private void make(OrganisationId maker, String batch, int count, Instant at) {
        String name = batch.substring(0, 4).toUpperCase(Locale.ROOT);
        batches()
                .make(
                        new DeviceBatches.Order(maker, batch, count, 1000, 1000, at),
                        wanted -> IntStream.range(0, wanted)
                                .mapToObj(n -> TestDevices.manufactured(name + n))
                                .toList());
    }

    private static Organisation organisation(OrganisationId id, String name) {
        return new Organisation(id, name, 5, NOW.plusSeconds(3600), false, NOW);
    }
}
