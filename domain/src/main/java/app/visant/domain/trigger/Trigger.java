package app.visant.domain.trigger;

import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.ScheduleId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TriggerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One wish for one picture.
 *
 * @param schedule the schedule whose slot it is; absent if a person or an event asked
 * @param reason why it ended without a picture; absent while it is open and when it was executed
 * @param plannedAt when the picture was to be taken
 * @param endedAt when it reached the state that it ends in
 * @param capture the picture, exactly if it was executed
 * @param lostPicture hash of the picture that was taken for it and that the device gave up
 */
public record Trigger(
        TriggerId id,
        OrganisationId organisation,
        DeviceId device,
        TriggerType type,
        String label,
        @Nullable ScheduleId schedule,
        TriggerState state,
        @Nullable String reason,
        Instant plannedAt,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable Instant receivedAt,
        @Nullable Instant endedAt,
        @Nullable RecordId capture,
        @Nullable Sha256 lostPicture) {
    public static Trigger pending(
            TriggerId id,
            OrganisationId organisation,
            DeviceId device,
            TriggerType type,
            String label,
            @Nullable ScheduleId schedule,
            Instant plannedAt,
            Instant createdAt) {
        return new Trigger(
                id,
                organisation,
                device,
                type,
                label,
                schedule,
                TriggerState.PENDING,
                null,
                plannedAt,
                createdAt,
                null,
                null,
                null,
                null,
                null);
    }

    /** The same, with its picture, by which its device says that it had it. */
    public Trigger executed(RecordId picture, Instant at) {
        return with(TriggerState.EXECUTED, null, sentAt, receivedAt == null ? at : receivedAt, at, picture, null);
    }

    /** The same, ended without a picture, as its device said. */
    public Trigger ended(TriggerState end, String why, @Nullable Sha256 lost, Instant at) {
        return with(end, why, sentAt, at, at, null, lost);
    }

    /** The same, ended without ever being sent. */
    public Trigger skipped(String why) {
        return with(TriggerState.SKIPPED, why, null, null, createdAt, null, null);
    }

    /** The same wish, with another fate. */
    private Trigger with(
            TriggerState end,
            @Nullable String why,
            @Nullable Instant sent,
            @Nullable Instant received,
            @Nullable Instant ended,
            @Nullable RecordId picture,
            @Nullable Sha256 lost) {
        return new Trigger(
                id,
                organisation,
                device,
                type,
                label,
                schedule,
                end,
                why,
                plannedAt,
                createdAt,
                sent,
                received,
                ended,
                picture,
                lost);
    }
}
