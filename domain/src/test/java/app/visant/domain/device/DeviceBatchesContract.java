package app.visant.domain.device;

import static app.visant.domain.device.TestDevices.MADE;
import static app.visant.domain.device.TestDevices.active;
import static app.visant.domain.device.TestDevices.manufactured;
import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.InParallel;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.TestOrganisations;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link DeviceBatches} does. */
public abstract class DeviceBatchesContract {
    protected abstract Organisations organisations();

    protected abstract Devices devices();

    /** Of these devices; empty at the beginning of a test; the same in one test. */
    protected abstract DeviceBatches batches();

    @BeforeEach
    void makeOrganisationsAndDevices() {
        organisations().add(TestOrganisations.organisation(OURS));
        organisations().add(TestOrganisations.organisation(THEIRS));
        devices()
                .add(Stream.of("AAAAA", "BBBBB", "CCCCC", "DDDDD")
                        .map(TestDevices::manufactured)
                        .toList());
    }

    private static List<DeviceId> ids(String... ids) {
        return Stream.of(ids).map(DeviceId::new).toList();
    }

    @Test
    void findsWhatWasMadeTogether() {
        batches().add(OURS, "north", MADE, ids("BBBBB", "AAAAA"));
        assertThat(batches().find(OURS, "north")).contains(new DeviceBatch("north", MADE, 2, 0));
        assertThat(batches().devices(OURS, "north")).containsExactly(manufactured("AAAAA"), manufactured("BBBBB"));
        assertThat(batches().find(OURS, "south")).isEmpty();
        assertThat(batches().devices(OURS, "south")).isEmpty();
    }

    @Test
    void addsToABatchWhoseTimeStays() {
        batches().add(OURS, "north", MADE, ids("AAAAA"));
        batches().add(OURS, "north", MADE.plusSeconds(60), ids("CCCCC"));
        batches().add(OURS, "north", MADE.plusSeconds(90), List.of());
        assertThat(batches().find(OURS, "north")).contains(new DeviceBatch("north", MADE, 2, 0));
    }

    @Test
    void hidesABatchFromOtherOrganisations() {
        batches().add(OURS, "north", MADE, ids("AAAAA"));
        assertThat(batches().find(THEIRS, "north")).isEmpty();
        assertThat(batches().devices(THEIRS, "north")).isEmpty();
        assertThat(batches().list(THEIRS, Slice.FIRST)).isEqualTo(new Page<>(List.of(), 0));
        batches().add(THEIRS, "north", MADE, ids("BBBBB"));
        assertThat(batches().devices(THEIRS, "north")).containsExactly(manufactured("BBBBB"));
        assertThat(batches().devices(OURS, "north")).containsExactly(manufactured("AAAAA"));
    }

    @Test
    void countsThoseThatSomebodyHasTaken() {
        batches().add(OURS, "north", MADE, ids("AAAAA", "BBBBB", "CCCCC"));
        devices().replace(manufactured("AAAAA"), active(THEIRS, "AAAAA"));
        devices().replace(manufactured("BBBBB"), active(OURS, "BBBBB"));
        assertThat(batches().find(OURS, "north")).contains(new DeviceBatch("north", MADE, 3, 2));
        assertThat(batches().devices(OURS, "north")).contains(active(THEIRS, "AAAAA"));
    }

    @Test
    void listsTheNewestFirstInPiecesWithTheTotal() {
        batches().add(OURS, "oldest", MADE, ids("AAAAA"));
        batches().add(OURS, "newest", MADE.plusSeconds(60), ids("BBBBB", "CCCCC"));
        batches().add(OURS, "middle", MADE.plusSeconds(30), ids("DDDDD"));
        assertThat(batches().list(OURS, new Slice(2, 0)))
                .isEqualTo(new Page<>(
                        List.of(
                                new DeviceBatch("newest", MADE.plusSeconds(60), 2, 0),
                                new DeviceBatch("middle", MADE.plusSeconds(30), 1, 0)),
                        3));
        assertThat(batches().list(OURS, new Slice(2, 2)).items())
                .containsExactly(new DeviceBatch("oldest", MADE, 1, 0));
    }

    @Test
    void takesAdditionsAtTheSameTime() throws Exception {
        List<String> all = List.of("AAAAA", "BBBBB", "CCCCC", "DDDDD");
        InParallel.run(4, number -> {
            batches().add(OURS, "north", MADE, ids(all.get(number)));
            return number;
        });
        assertThat(batches().devices(OURS, "north"))
                .extracting(device -> device.id().value())
                .isEqualTo(all);
    }
}
