package app.visant.domain.device;

import static app.visant.domain.device.TestDevices.MADE;
import static app.visant.domain.device.TestDevices.active;
import static app.visant.domain.device.TestDevices.manufactured;
import static app.visant.domain.tenant.TestOrganisations.OURS;
import static app.visant.domain.tenant.TestOrganisations.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.device.DeviceBatches.Making;
import app.visant.domain.device.DeviceBatches.Order;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.InParallel;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import app.visant.domain.tenant.Organisations;
import app.visant.domain.tenant.TestOrganisations;
import java.time.Instant;
import java.util.ArrayList;
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
    }

    private static Order order(OrganisationId maker, String batch, Instant at, int count) {
        return new Order(maker, batch, count, 1000, 1000, at);
    }

    private static List<Device> drawn(String... ids) {
        return Stream.of(ids).map(TestDevices::manufactured).toList();
    }

    private void add(OrganisationId maker, String batch, Instant at, String... ids) {
        assertThat(batches().make(order(maker, batch, at, ids.length), count -> drawn(ids)))
                .isEqualTo(new Making.Made(drawn(ids)));
    }

    @Test
    void findsWhatWasMadeTogether() {
        add(OURS, "north", MADE, "BBBBB", "AAAAA");
        assertThat(batches().find(OURS, "north")).contains(new DeviceBatch("north", MADE, 2, 0));
        assertThat(batches().devices(OURS, "north")).containsExactly(manufactured("AAAAA"), manufactured("BBBBB"));
        assertThat(batches().find(OURS, "south")).isEmpty();
        assertThat(batches().devices(OURS, "south")).isEmpty();
    }

    @Test
    void addsToABatchWhoseTimeStays() {
        add(OURS, "north", MADE, "AAAAA");
        add(OURS, "north", MADE.plusSeconds(60), "CCCCC");
        assertThat(batches().find(OURS, "north")).contains(new DeviceBatch("north", MADE, 2, 0));
    }

    @Test
    void hidesABatchFromOtherOrganisations() {
        add(OURS, "north", MADE, "AAAAA");
        assertThat(batches().find(THEIRS, "north")).isEmpty();
        assertThat(batches().devices(THEIRS, "north")).isEmpty();
        assertThat(batches().list(THEIRS, Slice.FIRST)).isEqualTo(new Page<>(List.of(), 0));
        add(THEIRS, "north", MADE, "BBBBB");
        assertThat(batches().devices(THEIRS, "north")).containsExactly(manufactured("BBBBB"));
        assertThat(batches().devices(OURS, "north")).containsExactly(manufactured("AAAAA"));
    }

    @Test
    void countsThoseThatSomebodyHasTaken() {
        add(OURS, "north", MADE, "AAAAA", "BBBBB", "CCCCC");
        devices().replace(manufactured("AAAAA"), active(THEIRS, "AAAAA"));
        devices().replace(manufactured("BBBBB"), active(OURS, "BBBBB"));
        assertThat(batches().find(OURS, "north")).contains(new DeviceBatch("north", MADE, 3, 2));
        assertThat(batches().devices(OURS, "north")).contains(active(THEIRS, "AAAAA"));
    }

    @Test
    void listsTheNewestFirstInPiecesWithTheTotal() {
        add(OURS, "oldest", MADE, "AAAAA");
        add(OURS, "newest", MADE.plusSeconds(60), "BBBBB", "CCCCC");
        add(OURS, "middle", MADE.plusSeconds(30), "DDDDD");
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
            add(OURS, "north", MADE, all.get(number));
            return number;
        });
        assertThat(batches().devices(OURS, "north"))
                .extracting(device -> device.id().value())
                .isEqualTo(all);
    }

    @Test
    void drawsAgainForIdsThatExistAlready() {
        devices().add(drawn("AAAAA", "BBBBB"));
        List<Integer> asked = new ArrayList<>();
        Making made = batches().make(order(OURS, "north", MADE, 3), count -> {
            asked.add(count);
            return count == 3 ? drawn("AAAAA", "BBBBB", "CCCCC") : drawn("DDDDD", "EEEEE");
        });

        assertThat(made).isEqualTo(new Making.Made(drawn("CCCCC", "DDDDD", "EEEEE")));
        assertThat(asked).containsExactly(3, 2);
        assertThat(batches().devices(OURS, "north")).isEqualTo(drawn("CCCCC", "DDDDD", "EEEEE"));
    }

    @Test
    void makesNothingIfTheIdsAreUsedUp() {
        devices().add(drawn("AAAAA"));
        List<Integer> asked = new ArrayList<>();
        Making made = batches().make(order(OURS, "north", MADE, 2), count -> {
            asked.add(count);
            return count == 2 ? drawn("AAAAA", "BBBBB") : drawn("AAAAA");
        });

        assertThat(made).isEqualTo(new Making.NoIdsLeft());
        assertThat(asked).hasSize(Order.MOST_DRAWS);
        assertThat(devices().find(new DeviceId("BBBBB"))).isEmpty();
        assertThat(batches().find(OURS, "north")).isEmpty();
    }

    @Test
    void putsNoMoreIntoABatchThanItMayHave() {
        add(OURS, "north", MADE, "AAAAA", "BBBBB");
        Order one = new Order(OURS, "north", 2, 3, 1000, MADE);
        assertThat(batches().make(one, count -> drawn("CCCCC", "DDDDD"))).isEqualTo(new Making.BatchFull(1));

        assertThat(devices().find(new DeviceId("CCCCC"))).isEmpty();
        assertThat(batches().make(new Order(OURS, "south", 2, 3, 1000, MADE), count -> drawn("CCCCC", "DDDDD")))
                .isInstanceOf(Making.Made.class);
    }

    @Test
    void makesNoMoreThanMayBeUnusedInAllBatches() {
        add(OURS, "north", MADE, "AAAAA", "BBBBB");
        add(THEIRS, "north", MADE, "TTTTT");
        Order one = new Order(OURS, "south", 1, 1000, 2, MADE);
        assertThat(batches().make(one, count -> drawn("CCCCC"))).isEqualTo(new Making.TooManyUnused(2));
        assertThat(devices().find(new DeviceId("CCCCC"))).isEmpty();

        devices().replace(manufactured("AAAAA"), active(THEIRS, "AAAAA"));
        assertThat(batches().make(one, count -> drawn("CCCCC"))).isEqualTo(new Making.Made(drawn("CCCCC")));
    }

    @Test
    void makesNoMoreThanItMayHoweverManyAskAtOnce() throws Exception {
        List<Making> made = InParallel.run(
                8,
                number -> batches()
                        .make(
                                new Order(OURS, "north", 1, number % 2 == 0 ? 3 : 1000, 3, MADE),
                                count -> drawn("AAAA" + number)));

        assertThat(made).filteredOn(Making.Made.class::isInstance).hasSize(3);
        assertThat(batches().devices(OURS, "north")).hasSize(3);
    }

    @Test
    void removesWhatNobodyEverHadAndKeepsTheRest() {
        add(OURS, "north", MADE, "AAAAA", "BBBBB", "CCCCC");
        add(THEIRS, "north", MADE, "TTTTT");
        devices().replace(manufactured("BBBBB"), active(THEIRS, "BBBBB"));

        assertThat(batches().removeUnused(OURS, "north")).hasValue(2);
        assertThat(batches().find(OURS, "north")).contains(new DeviceBatch("north", MADE, 1, 1));
        assertThat(devices().find(new DeviceId("AAAAA"))).isEmpty();
        assertThat(batches().removeUnused(OURS, "north")).hasValue(0);
        assertThat(batches().removeUnused(OURS, "south")).isEmpty();
        assertThat(batches().devices(THEIRS, "north")).isEqualTo(drawn("TTTTT"));

        assertThat(batches().removeUnused(THEIRS, "north")).hasValue(1);
        assertThat(batches().find(THEIRS, "north")).as("without devices").isEmpty();
    }
}
