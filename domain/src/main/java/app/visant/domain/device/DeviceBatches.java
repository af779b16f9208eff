package app.visant.domain.device;

import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/** Port: which devices were made together, and by whom. Safe for use by many threads; changes are durable on return. */
public interface DeviceBatches {
    /**
     * Makes devices that are all in the maker's batch, which is made if there is none; or nothing at all. What the maker has already
     * is counted in the same step.
     *
     * @param draw makes so many devices with random ids; asked again, some times, for those whose ids exist already
     * @throws DevicesBusy if the maker's devices are being changed by others for too long
     */
    Making make(Order order, IntFunction<List<Device>> draw);

    /**
     * What is to be made.
     *
     * @param mostInBatch how many devices the batch may have then
     * @param mostUnused how many that nobody has the maker may have then, of all batches
     * @param at when; of a batch that exists already its own time stays
     */
    record Order(OrganisationId maker, String batch, int count, int mostInBatch, int mostUnused, Instant at) {
        /** How often ids are drawn before there are taken to be too few. */
        public static final int MOST_DRAWS = 20;
    }

    /** What came of it. */
    sealed interface Making {
        record Made(List<Device> devices) implements Making {
            public Made {
                devices = List.copyOf(devices);
            }
        }

        /** @param room how many more it may have */
        record BatchFull(int room) implements Making {}

        /** @param unused how many there are already */
        record TooManyUnused(int unused) implements Making {}

        /** Nearly all ids exist. */
        record NoIdsLeft() implements Making {}
    }

    /**
     * Removes those devices of a batch that nobody ever had, and a batch without devices.
     *
     * @return how many were removed; empty if the maker has no such batch
     * @throws DevicesBusy if the maker's devices are being changed by others for too long
     */
    OptionalInt removeUnused(OrganisationId maker, String batch);

    Optional<DeviceBatch> find(OrganisationId maker, String batch);

    /** The newest first. */
    Page<DeviceBatch> list(OrganisationId maker, Slice slice);

    /** By id, ascending; they may belong to other organisations by now. Empty if the maker has no such batch. */
    List<Device> devices(OrganisationId maker, String batch);
}
