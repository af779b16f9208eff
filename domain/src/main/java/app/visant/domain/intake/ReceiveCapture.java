package app.visant.domain.intake;

import app.visant.domain.capture.Capture;
import app.visant.domain.capture.CaptureClock;
import app.visant.domain.capture.EvaluationStatus;
import app.visant.domain.capture.Jpeg;
import app.visant.domain.capture.ThumbnailState;
import app.visant.domain.intake.Captures.Addition.Added;
import app.visant.domain.intake.Captures.Addition.Present;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TriggerId;
import app.visant.domain.live.LiveEvents;
import app.visant.domain.trigger.TriggerChanged;
import app.visant.domain.trigger.TriggerState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Stores a picture that a device sends: once, whatever is repeated, and durable before it is answered. */
public final class ReceiveCapture {
    private static final int DERIVED_HASH_LENGTH = 32;

    private final Captures captures;
    private final Datalake datalake;
    private final LiveEvents live;
    private final IntakeLimits limits;
    private final KeepWithinQuota quota;
    private final InstantSource clock;

    public ReceiveCapture(
            Captures captures,
            Datalake datalake,
            LiveEvents live,
            IntakeLimits limits,
            KeepWithinQuota quota,
            InstantSource clock) {
        this.captures = captures;
        this.datalake = datalake;
        this.live = live;
        this.limits = limits;
        this.quota = quota;
        this.clock = clock;
    }

    /** Safe to repeat: the same record id with the same bytes is answered by what was stored first. */
    public Intake receive(IncomingCapture incoming) {
        Instant now = clock.instant();
        Optional<Intake.Refused> refused = refuse(incoming, now);
        if (refused.isPresent()) {
            return refused.get();
        }
        Optional<Jpeg> jpeg = Jpeg.inspect(incoming.jpeg());
        if (jpeg.isEmpty()) {
            return notAPicture(incoming);
        }
        if (jpeg.get().pixels() > limits.maxPixels()) {
            return new Intake.Refused(
                    Intake.Reason.TOO_MANY_PIXELS,
                    jpeg.get().width() + " × " + jpeg.get().height() + " pixels are more than the " + limits.maxPixels()
                            + " that are taken");
        }
        return store(incoming, jpeg.get(), now);
    }

    private Optional<Intake.Refused> refuse(IncomingCapture incoming, Instant now) {
        if (incoming.jpeg().length > limits.maxBytes()) {
            return Optional.of(new Intake.Refused(
                    Intake.Reason.TOO_LARGE, "The picture has more than " + limits.maxBytes() + " bytes."));
        }
        return isDatedByArrival(incoming, now) ? Optional.empty() : refuseClock(incoming, now);
    }

    private Optional<Intake.Refused> refuseClock(IncomingCapture incoming, Instant now) {
        return limits.clockFault(incoming.capturedAt(), now)
                .map(detail -> new Intake.Refused(Intake.Reason.CLOCK, detail));
    }

    /** A time that can't be right, from a device that says itself that it does not know better, is no reason to lose the picture. */
    private boolean isDatedByArrival(IncomingCapture incoming, Instant now) {
        CaptureClock clock = incoming.clock();
        return clock != null
                && !clock.isCompared()
                && refuseClock(incoming, now).isPresent();
    }

    private static Intake notAPicture(IncomingCapture incoming) {
        return Jpeg.startsAsJpeg(incoming.jpeg())
                ? new Intake.Refused(Intake.Reason.DAMAGED, "The JPEG is damaged or cut off.")
                : new Intake.Refused(Intake.Reason.NOT_A_JPEG, "Only JPEG pictures are taken.");
    }

    private Intake store(IncomingCapture incoming, Jpeg jpeg, Instant now) {
        Sha256 hash = Sha256.of(incoming.jpeg());
        if (incoming.claimedHash() != null && !incoming.claimedHash().equals(hash)) {
            return new Intake.Refused(
                    Intake.Reason.HASH_DIFFERS, "The bytes arrived with another SHA-256 than they were sent with.");
        }
        Capture capture = new Capture(
                recordId(incoming, hash),
                incoming.from().organisation(),
                incoming.from().device(),
                incoming.trigger(),
                incoming.label(),
                isDatedByArrival(incoming, now) ? now : incoming.capturedAt(),
                now,
                hash,
                incoming.jpeg().length,
                jpeg.width(),
                jpeg.height(),
                ThumbnailState.PENDING,
                EvaluationStatus.PENDING,
                null,
                incoming.metadataJson(),
                incoming.clock());
        Optional<Duration> wait = quota.putOff(capture.organisation(), capture.device(), capture.bytes());
        return wait.isPresent() ? postpone(capture, wait.get()) : add(capture, incoming);
    }

    /** What is stored already takes no room: a device that did not hear so is told again. */
    private Intake postpone(Capture capture, Duration wait) {
        return captures.find(capture.organisation(), capture.id())
                .map(present -> repeated(capture, present))
                .orElseGet(() -> new Intake.Postponed(wait));
    }

    private Intake add(Capture capture, IncomingCapture incoming) {
        return switch (captures.add(capture, () -> datalake.write(capture, Datalake.Piece.IMAGE, incoming.jpeg()))) {
            case Added added -> stored(capture, added.executedTrigger());
            case Present present -> repeated(capture, present.capture());
        };
    }

    private Intake stored(Capture capture, boolean executedTrigger) {
        live.publish(new CaptureStored(capture));
        TriggerId trigger = capture.trigger();
        if (executedTrigger && trigger != null) {
            live.publish(
                    new TriggerChanged(capture.organisation(), capture.device(), trigger, TriggerState.EXECUTED, null));
        }
        return new Intake.Stored(capture);
    }

    private static Intake repeated(Capture sent, Capture present) {
        if (present.device().equals(sent.device()) && present.sha256().equals(sent.sha256())) {
            return new Intake.Duplicate(present);
        }
        return new Intake.Refused(
                Intake.Reason.OTHER_BYTES_UNDER_SAME_RECORD,
                "There is another picture under record_id " + sent.id() + " already.");
    }

    /** Without a name of the device's own: from device and trigger, or from device, time and content. */
    private static RecordId recordId(IncomingCapture incoming, Sha256 hash) {
        if (incoming.record() != null) {
            return incoming.record();
        }
        String device = incoming.from().device().value();
        String origin = incoming.trigger() != null
                ? device + "\n" + incoming.trigger()
                : device + "\n" + incoming.capturedAt() + "\n" + hash;
        String derived = Sha256.of(origin.getBytes(StandardCharsets.UTF_8)).hex();
        return new RecordId("cap_" + derived.substring(0, DERIVED_HASH_LENGTH));
    }
}
