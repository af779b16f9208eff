package app.visant.adapter.cloud.rest;

import app.visant.contracts.WireJson;
import app.visant.contracts.device.v1.CaptureAnswer;
import app.visant.contracts.device.v1.CaptureClock;
import app.visant.contracts.device.v1.CaptureStatusAnswer;
import app.visant.contracts.device.v1.Receipt;
import app.visant.contracts.people.v1.CaptureItem;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.Judgement;
import app.visant.domain.capture.ThumbnailState;
import app.visant.domain.kernel.TriggerId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** Pictures as they go over the wire. */
final class CaptureWire {
    private static final ObjectMapper JSON = WireJson.mapper();

    private CaptureWire() {}

    static CaptureAnswer answer(Capture capture) {
        return new CaptureAnswer(
                capture.id().value(),
                "uploaded",
                "The capture is stored.",
                Words.of(capture.evaluation()),
                capture.device().value(),
                capture.capturedAt(),
                capture.storedAt(),
                state(capture),
                null,
                null,
                null,
                true,
                capture.thumbnail() == ThumbnailState.READY,
                new Receipt(capture.sha256().hex(), capture.storedAt()));
    }

    static CaptureStatusAnswer status(Capture capture) {
        return new CaptureStatusAnswer(
                capture.id().value(),
                capture.device().value(),
                Words.of(capture.evaluation()),
                state(capture),
                null,
                null,
                null);
    }

    static CaptureItem item(Capture capture) {
        TriggerId trigger = capture.trigger();
        String path = "/v1/captures/" + capture.id();
        return new CaptureItem(
                capture.id().value(),
                capture.device().value(),
                capture.capturedAt(),
                capture.storedAt(),
                trigger == null ? null : trigger.value(),
                capture.label(),
                Words.of(capture.evaluation()),
                null,
                state(capture),
                null,
                null,
                state(capture),
                null,
                null,
                true,
                capture.thumbnail() == ThumbnailState.READY,
                path + "/image",
                path + "/thumbnail",
                capture.sha256().hex(),
                capture.bytes(),
                capture.width(),
                capture.height(),
                metadata(capture),
                clock(capture));
    }

    static app.visant.domain.capture.@Nullable CaptureClock clock(@Nullable CaptureClock said) {
        return said == null
                ? null
                : new app.visant.domain.capture.CaptureClock(
                        said.bootId(), said.monotonicMs(), said.wallTime(), said.offsetMs(), said.errorMs());
    }

    private static @Nullable CaptureClock clock(Capture capture) {
        app.visant.domain.capture.CaptureClock clock = capture.clock();
        return clock == null
                ? null
                : new CaptureClock(
                        clock.bootId(), clock.monotonicMs(), clock.wallTime(), clock.offsetMs(), clock.errorMs());
    }

    private static @Nullable String state(Capture capture) {
        Judgement judgement = capture.judgement();
        return judgement == null ? null : Words.of(judgement);
    }

    private static JsonNode metadata(Capture capture) {
        try {
            return JSON.readTree(capture.metadataJson());
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("The metadata of capture " + capture.id() + " are no JSON", damaged);
        }
    }
}
