package app.visant.adapter.cloud.rest;

import app.visant.contracts.people.v1.PreviewRequest;
import app.visant.contracts.people.v1.ScheduleAnswer;
import app.visant.contracts.people.v1.ScheduleRequest;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.schedule.CronExpression;
import app.visant.domain.schedule.MisfirePolicy;
import app.visant.domain.schedule.Recurrence;
import app.visant.domain.schedule.Schedule;
import app.visant.domain.schedule.ScheduleDraft;
import app.visant.domain.schedule.Zones;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Schedules between wire and domain. */
final class ScheduleWire {
    private static final MisfirePolicy DEFAULT_MISFIRE = MisfirePolicy.ONE;
    private static final String PREVIEW_LABEL = "preview";

    private ScheduleWire() {}

    /**
     * What the request makes of a schedule; what is absent stays as it is, or becomes the default of a new one.
     *
     * @throws InvalidInput if something is missing or malformed
     */
    static ScheduleDraft draft(ScheduleRequest request, Optional<Schedule> present, Instant now) {
        ZoneId zone = zone(request.zone(), present);
        Recurrence recurrence = recurrence(request, present, zone, now);
        String label = Optional.ofNullable(request.triggerLabel())
                .or(() -> present.map(Schedule::label))
                .orElseThrow(() -> new InvalidInput("trigger_label", "is missing"));
        List<app.visant.domain.schedule.Window> windows = request.windows() == null
                ? present.map(schedule -> WindowWire.inZone(schedule.windows(), zone))
                        .orElse(List.of())
                : WindowWire.read(request.windows(), zone);
        return new ScheduleDraft(
                label,
                recurrence,
                windows,
                misfire(request.misfire(), present),
                expiry(request.expiresAfterSeconds(), present, recurrence, now),
                Objects.requireNonNullElseGet(
                        request.enabled(), () -> present.map(Schedule::enabled).orElse(true)));
    }

    static ScheduleDraft draft(PreviewRequest request, Instant now) {
        ScheduleRequest like = new ScheduleRequest(
                null,
                PREVIEW_LABEL,
                request.cronExpression(),
                request.intervalSeconds(),
                request.anchor(),
                request.zone(),
                request.windows(),
                null,
                null,
                true);
        return draft(like, Optional.empty(), now);
    }

    static ScheduleAnswer answer(Schedule schedule, List<Instant> upcoming) {
        Recurrence.@Nullable Interval interval =
                schedule.recurrence() instanceof Recurrence.Interval each ? each : null;
        Recurrence.@Nullable Cron cron = schedule.recurrence() instanceof Recurrence.Cron each ? each : null;
        return new ScheduleAnswer(
                schedule.id().toString(),
                schedule.device().value(),
                schedule.version(),
                schedule.label(),
                cron == null ? "interval" : "cron",
                cron == null ? null : cron.expression().toString(),
                interval == null ? null : interval.every().toSeconds(),
                interval == null ? null : interval.anchor(),
                schedule.zone().getId(),
                WindowWire.write(schedule.windows()),
                Words.of(schedule.misfire()),
                schedule.expiry().toSeconds(),
                schedule.enabled(),
                schedule.effectiveFrom(),
                upcoming.isEmpty() ? null : upcoming.getFirst());
    }

    static app.visant.contracts.device.v1.Schedule forDevice(Schedule schedule) {
        Recurrence.@Nullable Interval interval =
                schedule.recurrence() instanceof Recurrence.Interval each ? each : null;
        Recurrence.@Nullable Cron cron = schedule.recurrence() instanceof Recurrence.Cron each ? each : null;
        return new app.visant.contracts.device.v1.Schedule(
                schedule.id().toString(),
                schedule.version(),
                schedule.label(),
                cron == null ? "interval" : "cron",
                interval == null ? null : interval.every().toSeconds(),
                interval == null ? null : interval.anchor(),
                cron == null ? null : cron.expression().text(),
                schedule.zone().getId(),
                WindowWire.write(schedule.windows()),
                Words.of(schedule.misfire()),
                schedule.expiry().toSeconds(),
                schedule.enabled(),
                schedule.effectiveFrom());
    }

    private static ZoneId zone(@Nullable String text, Optional<Schedule> present) {
        return text == null ? present.map(Schedule::zone).orElse(ZoneId.of("UTC")) : Zones.parse(text);
    }

    private static Recurrence recurrence(
            ScheduleRequest request, Optional<Schedule> present, ZoneId zone, Instant now) {
        String cron = request.cronExpression();
        Long seconds = request.intervalSeconds();
        if (cron != null && seconds != null) {
            throw new InvalidInput("interval_seconds", "must be absent where there is a cron_expression");
        }
        if (cron != null) {
            return new Recurrence.Cron(CronExpression.parse(cron), zone);
        }
        if (seconds != null) {
            Duration every = seconds(seconds, "interval_seconds");
            Instant anchor = Optional.ofNullable(request.anchor())
                    .orElseGet(() -> present.map(schedule ->
                                    schedule.intervalInPhase(every, now).anchor())
                            .orElse(now));
            return new Recurrence.Interval(every, anchor);
        }
        return switch (present.map(Schedule::recurrence).orElse(null)) {
            case Recurrence.Interval each ->
                new Recurrence.Interval(each.every(), Objects.requireNonNullElse(request.anchor(), each.anchor()));
            case Recurrence.Cron each -> new Recurrence.Cron(each.expression(), zone);
            case null ->
                throw new InvalidInput("cron_expression", "is missing, and so is interval_seconds: one is needed");
        };
    }

    private static MisfirePolicy misfire(@Nullable String word, Optional<Schedule> present) {
        return switch (word == null ? null : word.toLowerCase(Locale.ROOT)) {
            case "all" -> MisfirePolicy.ALL;
            case "one" -> MisfirePolicy.ONE;
            case "skip" -> MisfirePolicy.SKIP;
            case null -> present.map(Schedule::misfire).orElse(DEFAULT_MISFIRE);
            default -> throw new InvalidInput("misfire", "must be all, one or skip");
        };
    }

    private static Duration expiry(
            @Nullable Long seconds, Optional<Schedule> present, Recurrence recurrence, Instant now) {
        if (seconds != null) {
            return seconds(seconds, "expires_after_seconds");
        }
        return present.filter(
                        schedule -> !schedule.expiry().equals(ScheduleDraft.defaultExpiry(schedule.recurrence(), now)))
                .map(Schedule::expiry)
                .orElseGet(() -> ScheduleDraft.defaultExpiry(recurrence, now));
    }

    private static Duration seconds(long seconds, String field) {
        if (seconds < 1 || seconds > Recurrence.Interval.MAX.toSeconds()) {
            throw new InvalidInput(field, "must be whole seconds from 1 to " + Recurrence.Interval.MAX.toSeconds());
        }
        return Duration.ofSeconds(seconds);
    }
}
