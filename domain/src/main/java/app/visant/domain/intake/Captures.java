package app.visant.domain.intake;

import app.visant.domain.access.Reach;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.ThumbnailState;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Slice;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Port: the pictures' rows. Safe for use by many threads and instances; changes are durable on return. */
public interface Captures {
    /**
     * Adds a picture unless its organisation has one of this record id. In the same step its trigger, if it is one of
     * this device that may still be executed, becomes executed by it, and the trigger's command done. A slot of the device's
     * schedules that has no trigger yet, since the device fired it by itself, gets one.
     *
     * @param storeBytes makes the bytes durable; run after the record id is claimed, before the row is; if it throws,
     *     nothing was added
     */
    Addition add(Capture capture, Runnable storeBytes);

    Optional<Capture> find(OrganisationId organisation, RecordId id);

    /** Those of devices within reach, newest taken first. */
    Page<Capture> list(OrganisationId organisation, Reach reach, CaptureFilter filter, Slice slice);

    /** The newest picture of each of the organisation's devices that has one. */
    Map<DeviceId, Capture> newestOfEach(OrganisationId organisation);

    /** Pictures of any organisation whose thumbnail is {@link ThumbnailState#PENDING}, oldest stored first. */
    List<Capture> withoutThumbnail(int max);

    void thumbnail(OrganisationId organisation, RecordId id, ThumbnailState state);

    /** How an addition went. */
    sealed interface Addition {
        /**
         * @param executedTrigger whether a trigger was executed by it
         */
        record Added(boolean executedTrigger) implements Addition {}

        /** There is one of this record id: the same or another. */
        record Present(Capture capture) implements Addition {}
    }
}
