package app.visant.adapter.cloud.rest;

import app.visant.contracts.device.v1.CapturePreview;
import app.visant.contracts.device.v1.CapturePreviewsAnswer;
import app.visant.contracts.device.v1.CapturePreviewsRequest;
import app.visant.contracts.people.v1.CapturePreviewItem;
import app.visant.domain.intake.IncomingPreview;
import app.visant.domain.intake.Preview;
import app.visant.domain.intake.PreviewIntake;
import app.visant.domain.intake.ReceivePreviews;
import app.visant.domain.kernel.FieldError;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TriggerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Previews as they go over the wire. */
final class PreviewWire {
    static final String PATH = "/v1/captures/previews";

    private static final int MAX_LABEL = 200;

    private PreviewWire() {}

    static CapturePreviewsAnswer answer(PreviewIntake.Taken taken) {
        return new CapturePreviewsAnswer(ids(taken.stored()), ids(taken.known()));
    }

    private static List<String> ids(List<RecordId> ids) {
        return ids.stream().map(RecordId::value).toList();
    }

    static CapturePreviewItem item(Preview preview) {
        TriggerId trigger = preview.trigger();
        return new CapturePreviewItem(
                preview.id().value(),
                preview.device().value(),
                preview.capturedAt(),
                preview.storedAt(),
                trigger == null ? null : trigger.value(),
                preview.label(),
                preview.awaited(),
                PATH + "/" + preview.id() + "/image",
                preview.sha256().hex(),
                preview.bytes(),
                preview.width(),
                preview.height());
    }

    /** @throws InvalidInput with everything that is missing or malformed */
    static List<IncomingPreview> read(CapturePreviewsRequest request) {
        List<CapturePreview> said = request.previews();
        if (said == null || said.isEmpty() || said.size() > ReceivePreviews.MOST) {
            throw new InvalidInput("previews", "must be a list of 1 to " + ReceivePreviews.MOST);
        }
        Reading reading = new Reading();
        Set<String> records = new HashSet<>();
        List<IncomingPreview> read = new ArrayList<>();
        for (int place = 0; place < said.size(); place++) {
            CapturePreview each = said.get(place);
            String path = "previews." + place + ".";
            if (each == null) {
                reading.wrong("previews." + place, "must be an object");
                continue;
            }
            if (each.recordId() != null && !records.add(each.recordId())) {
                reading.wrong(path + "record_id", "is there twice");
            }
            IncomingPreview preview = reading.preview(each, path);
            if (preview != null) {
                read.add(preview);
            }
        }
        reading.finish();
        return read;
    }

    /** Collects what is wrong. */
    private static final class Reading {
        private final List<FieldError> errors = new ArrayList<>();

        void wrong(String field, String message) {
            errors.add(new FieldError(field, message));
        }

        void finish() {
            if (!errors.isEmpty()) {
                throw new InvalidInput(errors);
            }
        }

        @Nullable IncomingPreview preview(CapturePreview said, String path) {
            RecordId record = required(path + "record_id", said.recordId(), RecordId::new);
            String slot = said.triggerId();
            TriggerId trigger =
                    slot == null || slot.isEmpty() ? null : value(path + "trigger_id", () -> new TriggerId(slot));
            String label = required(path + "trigger_label", said.triggerLabel(), PreviewWire::label);
            Instant capturedAt = required(path + "captured_at", said.capturedAt(), at -> at);
            Sha256 hash = required(path + "sha256", said.sha256(), hex -> new Sha256(hex.toLowerCase(Locale.ROOT)));
            Long bytes = required(path + "bytes", said.bytes(), PreviewWire::positive);
            byte[] jpeg = required(path + "thumbnail_base64", said.thumbnailBase64(), PreviewWire::decode);
            return record == null
                            || label == null
                            || capturedAt == null
                            || hash == null
                            || bytes == null
                            || jpeg == null
                    ? null
                    : new IncomingPreview(record, trigger, label, capturedAt, hash, bytes, jpeg);
        }

        private <S, T> @Nullable T required(String field, @Nullable S said, Function<S, @Nullable T> reader) {
            if (said == null) {
                wrong(field, "is missing");
                return null;
            }
            return value(field, () -> reader.apply(said));
        }

        private <T> @Nullable T value(String field, Supplier<@Nullable T> reader) {
            try {
                return reader.get();
            } catch (InvalidInput invalid) {
                invalid.errors().forEach(error -> wrong(field, error.message()));
                return null;
            }
        }
    }

    private static String label(String said) {
        if (said.isBlank() || said.length() > MAX_LABEL || said.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("trigger_label", "must have 1 to " + MAX_LABEL + " printable characters");
        }
        return said;
    }

    private static Long positive(Long said) {
        if (said < 1) {
            throw new InvalidInput("bytes", "must be above zero");
        }
        return said;
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException broken) {
            throw new InvalidInput("thumbnail_base64", "is not base64");
        }
    }
}
