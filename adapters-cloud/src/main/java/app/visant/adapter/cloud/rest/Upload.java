package app.visant.adapter.cloud.rest;

import app.visant.contracts.device.v1.CaptureClock;
import app.visant.domain.device.AuthenticateDevice.Served;
import app.visant.domain.intake.IncomingCapture;
import app.visant.domain.kernel.FieldError;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TriggerId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an upload's request says, whichever form it came in.
 *
 * @param image handed on and never compared; equality of records of this type means nothing
 */
@SuppressWarnings("ArrayRecordComponent")
record Upload(
        @Nullable String deviceId,
        @Nullable String recordId,
        @Nullable String triggerId,
        @Nullable String triggerLabel,
        @Nullable Instant capturedAt,
        @Nullable String sha256,
        @Nullable JsonNode metadata,
        @Nullable CaptureClock clock,
        byte @Nullable [] image,
        Form form) {
    private static final int MAX_METADATA = 64 << 10;

    /** The two ways of writing an upload; their errors name the fields as their senders do. */
    enum Form {
        MULTIPART("file", true),
        JSON("image_base64", false);

        private final String imageField;
        private final boolean needsRecordId;

        Form(String imageField, boolean needsRecordId) {
            this.imageField = imageField;
            this.needsRecordId = needsRecordId;
        }
    }

    /** @throws InvalidInput with everything that is missing or malformed */
    IncomingCapture from(Served device) {
        List<FieldError> errors = new ArrayList<>();
        requirePresent(errors);
        RecordId record = read(errors, () -> recordId == null ? null : new RecordId(recordId));
        TriggerId trigger =
                read(errors, () -> triggerId == null || triggerId.isEmpty() ? null : new TriggerId(triggerId));
        Sha256 hash = read(
                errors, () -> sha256 == null || sha256.isEmpty() ? null : new Sha256(sha256.toLowerCase(Locale.ROOT)));
        String metadataJson = metadata == null || metadata.isNull() ? "{}" : metadata.toString();
        if (metadataJson.length() > MAX_METADATA || (metadata != null && !isAcceptable(metadata))) {
            errors.add(new FieldError(
                    "metadata", "must be a JSON object of at most " + MAX_METADATA + " characters without NUL"));
        }
        app.visant.domain.capture.CaptureClock by = read(errors, () -> CaptureWire.clock(clock));
        if (!errors.isEmpty() || triggerLabel == null || capturedAt == null || image == null) {
            throw new InvalidInput(errors);
        }
        return new IncomingCapture(device, record, trigger, triggerLabel, capturedAt, hash, metadataJson, by, image);
    }

    private void requirePresent(List<FieldError> errors) {
        if (image == null) {
            errors.add(new FieldError(form.imageField, "is missing"));
        }
        if (recordId == null && form.needsRecordId) {
            errors.add(new FieldError("record_id", "is missing"));
        }
        if (capturedAt == null) {
            errors.add(new FieldError("captured_at", "is missing"));
        }
        if (triggerLabel == null) {
            errors.add(new FieldError("trigger_label", "is missing"));
        } else if (triggerLabel.chars().anyMatch(Character::isISOControl) || !RestJson.isStorable(triggerLabel)) {
            errors.add(new FieldError("trigger_label", "must have printable characters only"));
        }
    }

    private static boolean isAcceptable(JsonNode metadata) {
        return metadata.isNull() || (metadata.isObject() && RestJson.isStorable(metadata));
    }

    private static <T> @Nullable T read(List<FieldError> errors, Supplier<@Nullable T> value) {
        try {
            return value.get();
        } catch (InvalidInput invalid) {
            errors.addAll(invalid.errors());
            return null;
        }
    }

    @Override
    public String toString() {
        return "Upload[" + deviceId + ", " + recordId + "]";
    }
}
