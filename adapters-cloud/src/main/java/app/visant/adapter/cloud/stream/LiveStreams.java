package app.visant.adapter.cloud.stream;

import app.visant.adapter.cloud.access.Proof;
import app.visant.adapter.cloud.access.Visitor;
import app.visant.contracts.people.v1.CaptureEvent;
import app.visant.contracts.people.v1.DeviceEvent;
import app.visant.contracts.people.v1.TriggerEvent;
import app.visant.domain.access.Actor;
import app.visant.domain.access.Reach;
import app.visant.domain.capture.Capture;
import app.visant.domain.device.PresenceChanged;
import app.visant.domain.intake.CaptureStored;
import app.visant.domain.intake.Preview;
import app.visant.domain.intake.PreviewStored;
import app.visant.domain.intake.ThumbnailReady;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.OrganisationId;
import app.visant.domain.limit.TooManyRequests;
import app.visant.domain.live.LiveEvent;
import app.visant.domain.live.LiveEvents;
import app.visant.domain.trigger.TriggerChanged;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * People who are looking: each event goes to those of its organisation who look at its device, or at all of those that they
 * reach.
 */
final class LiveStreams implements LiveEvents {
    /** A browser opens no more than six at a time to one server. */
    static final int MOST_OF_ONE = 32;

    static final int MOST_OF_ORGANISATION = 1000;
    private static final Duration UNTIL_SOME_GO = Duration.ofSeconds(10);

    private final Map<OrganisationId, Set<Viewer>> viewers = new ConcurrentHashMap<>();
    private final StreamSettings settings;
    private final InstantSource clock;

    LiveStreams(StreamSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @param device what to look at; null for all devices that are reached */
    record Viewer(Visitor visitor, @Nullable DeviceId device, AtomicReference<Reach> reach, SseOutput output) {
        OrganisationId organisation() {
            return visitor.actor().organisation();
        }

        boolean sees(DeviceId changed) {
            return (device == null || device.equals(changed)) && reach.get().covers(changed);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** @throws TooManyRequests if so many are open that this one is not */
    void requireRoom(Visitor visitor) {
        Set<Viewer> open = viewers.getOrDefault(visitor.actor().organisation(), Set.of());
        String name = visitor.actor().name();
        long own = open.stream()
                .filter(viewer -> viewer.visitor().actor().name().equals(name))
                .count();
        if (own >= MOST_OF_ONE || open.size() >= MOST_OF_ORGANISATION) {
            throw new TooManyRequests("streams are open at once", UNTIL_SOME_GO);
        }
    }

    SseOutput open(
            Visitor visitor,
            @Nullable DeviceId device,
            Reach reach,
            HttpServletRequest request,
            HttpServletResponse response) {
        AtomicReference<@Nullable Viewer> opened = new AtomicReference<>();
        SseOutput output = SseOutput.open(request, response, settings.maxPendingBytes(), () -> {
            Viewer viewer = opened.get();
            if (viewer != null) {
                leave(viewer);
            }
        });
        Viewer viewer = new Viewer(visitor, device, new AtomicReference<>(reach), output);
        opened.set(viewer);
        join(viewer);
        return output;
    }

    private void join(Viewer viewer) {
        viewers.computeIfAbsent(viewer.organisation(), organisation -> ConcurrentHashMap.newKeySet())
                .add(viewer);
        // One that was closed before it was here has called leave() in vain.
        if (!viewer.output().offer(ServerSentEvent.comment("open"))) {
            leave(viewer);
        }
    }

    private void leave(Viewer viewer) {
        viewers.getOrDefault(viewer.organisation(), Set.of()).remove(viewer);
    }

    int count() {
        return viewers.values().stream().mapToInt(Set::size).sum();
    }

    void tick(long nanoTime) {
        Instant now = clock.instant();
        viewers.values()
                .forEach(each -> each.forEach(viewer -> {
                    if (viewer.visitor().until().isAfter(now)) {
                        tick(viewer.output(), nanoTime);
                    } else {
                        viewer.output().close();
                    }
                }));
    }

    /** By what those who are looking proved themselves. */
    Set<Proof> proofs() {
        return viewers.values().stream()
                .flatMap(Set::stream)
                .map(viewer -> viewer.visitor().proof())
                .collect(Collectors.toSet());
    }

    /** Ends what is shown by these. */
    void end(Set<Proof> ended) {
        viewers.values()
                .forEach(each -> each.forEach(viewer -> {
                    if (ended.contains(viewer.visitor().proof())) {
                        viewer.output().close();
                    }
                }));
    }

    /** @param decide what somebody reaches by now */
    void lookAgain(Function<Actor, Reach> decide) {
        Map<Actor, Reach> decided = new HashMap<>();
        viewers.values()
                .forEach(each -> each.forEach(viewer -> viewer.reach()
                        .set(decided.computeIfAbsent(viewer.visitor().actor(), decide))));
    }

    void end() {
        viewers.values().forEach(each -> each.forEach(viewer -> viewer.output().close()));
    }

    @Override
    public void publish(LiveEvent event) {
        Set<Viewer> looking = viewers.getOrDefault(event.organisation(), Set.of());
        if (looking.isEmpty()) {
            return;
        }
        wire(event)
                .map(ServerSentEvent::unnamed)
                .ifPresent(bytes -> looking.stream()
                        .filter(viewer -> viewer.sees(event.device()))
                        .forEach(viewer -> viewer.output().offer(bytes)));
    }

    private void tick(SseOutput output, long nanoTime) {
        long silent = output.silentFor(nanoTime);
        if (output.isWaiting() && silent > settings.stalled().toNanos()) {
            output.close();
        } else if (silent > settings.ping().toNanos()) {
            output.offer(ServerSentEvent.comment("ping"));
        }
    }

    /** Empty for what is of no use to those who look. */
    private Optional<Record> wire(LiveEvent event) {
        return switch (event) {
            case CaptureStored stored -> Optional.of(capture("new_capture", stored.capture()));
            case ThumbnailReady ready -> Optional.of(capture("thumbnail_ready", ready.capture()));
            case PreviewStored stored -> Optional.of(preview(stored.preview()));
            case TriggerChanged trigger -> Optional.of(trigger(trigger));
            case PresenceChanged presence ->
                Optional.of(
                        new DeviceEvent("device", presence.device().value(), presence.connected(), clock.instant()));
            default -> Optional.empty();
        };
    }

    private TriggerEvent trigger(TriggerChanged changed) {
        return new TriggerEvent(
                "trigger",
                changed.trigger().value(),
                changed.device().value(),
                changed.state().name().toLowerCase(Locale.ROOT),
                changed.reason(),
                null,
                clock.instant());
    }

    private static CaptureEvent preview(Preview preview) {
        return new CaptureEvent(
                "new_preview",
                preview.id().value(),
                preview.device().value(),
                preview.trigger() == null ? null : preview.trigger().value(),
                null,
                null,
                preview.capturedAt(),
                null);
    }

    private static CaptureEvent capture(String event, Capture capture) {
        return new CaptureEvent(
                event,
                capture.id().value(),
                capture.device().value(),
                capture.trigger() == null ? null : capture.trigger().value(),
                capture.judgement() == null ? null : capture.judgement().name().toLowerCase(Locale.ROOT),
                null,
                capture.capturedAt(),
                null);
    }
}
