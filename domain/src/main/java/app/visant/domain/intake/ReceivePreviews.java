package app.visant.domain.intake;

import app.visant.domain.capture.Jpeg;
import app.visant.domain.device.AuthenticateDevice.Served;
import app.visant.domain.intake.Previews.Addition.Added;
import app.visant.domain.intake.Previews.Addition.Contradicted;
import app.visant.domain.intake.Previews.Sent;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.live.LiveEvents;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stores small versions of what waits on a device, each once, whatever is repeated. */
public final class ReceivePreviews {
    /** So many can be sent together. */
    public static final int MOST = 32;

    private final Previews previews;
    private final LiveEvents live;
    private final IntakeLimits limits;
    private final InstantSource clock;

    public ReceivePreviews(Previews previews, LiveEvents live, IntakeLimits limits, InstantSource clock) {
        this.previews = previews;
        this.live = live;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Safe to repeat. If one can't be taken none is.
     *
     * @param incoming up to {@link #MOST}, each of another record id
     */
    public PreviewIntake receive(Served from, List<IncomingPreview> incoming) {
        Instant now = clock.instant();
        List<Sent> sent = new ArrayList<>();
        for (int place = 0; place < incoming.size(); place++) {
            IncomingPreview each = incoming.get(place);
            Optional<Jpeg> jpeg = Jpeg.inspect(each.jpeg());
            Optional<PreviewIntake.Refused> refused = refuse(place, each, jpeg, now);
            if (refused.isPresent()) {
                return refused.get();
            }
            sent.add(new Sent(preview(from, each, jpeg.orElseThrow(), now), each.jpeg()));
        }
        return switch (previews.add(from.organisation(), from.device(), sent)) {
            case Added added -> taken(sent, added.stored());
            case Contradicted other -> contradicted(sent, other.id());
        };
    }

    private Optional<PreviewIntake.Refused> refuse(
            int place, IncomingPreview incoming, Optional<Jpeg> jpeg, Instant now) {
        Optional<String> clockFault = limits.clockFault(incoming.capturedAt(), now);
        if (incoming.jpeg().length > Preview.MAX_BYTES) {
            return refused(place, Intake.Reason.TOO_LARGE, "A preview has more than " + Preview.MAX_BYTES + " bytes.");
        }
        if (jpeg.isEmpty()) {
            return Jpeg.startsAsJpeg(incoming.jpeg())
                    ? refused(place, Intake.Reason.DAMAGED, "A preview is damaged or cut off.")
                    : refused(place, Intake.Reason.NOT_A_JPEG, "Only JPEG previews are taken.");
        }
        if (Math.max(jpeg.get().width(), jpeg.get().height()) > Preview.MAX_SIDE) {
            return refused(
                    place,
                    Intake.Reason.TOO_MANY_PIXELS,
                    "A preview is longer than " + Preview.MAX_SIDE + " pixels on a side.");
        }
        return clockFault.flatMap(detail -> refused(place, Intake.Reason.CLOCK, detail));
    }

    private static Optional<PreviewIntake.Refused> refused(int place, Intake.Reason reason, String detail) {
        return Optional.of(new PreviewIntake.Refused(place, reason, detail));
    }

    private static Preview preview(Served from, IncomingPreview incoming, Jpeg jpeg, Instant now) {
        return new Preview(
                incoming.record(),
                from.organisation(),
                from.device(),
                incoming.trigger(),
                incoming.label(),
                incoming.capturedAt(),
                now,
                incoming.hash(),
                incoming.bytes(),
                jpeg.width(),
                jpeg.height(),
                true);
    }

    private PreviewIntake taken(List<Sent> sent, List<RecordId> stored) {
        List<RecordId> known = new ArrayList<>();
        for (Sent each : sent) {
            if (stored.contains(each.preview().id())) {
                live.publish(new PreviewStored(each.preview()));
            } else {
                known.add(each.preview().id());
            }
        }
        return new PreviewIntake.Taken(stored, known);
    }

    private static PreviewIntake contradicted(List<Sent> sent, RecordId id) {
        List<RecordId> ids = sent.stream().map(each -> each.preview().id()).toList();
        return new PreviewIntake.Refused(
                ids.indexOf(id),
                Intake.Reason.OTHER_BYTES_UNDER_SAME_RECORD,
                "There is another picture under record_id " + id + " already.");
    }
}
