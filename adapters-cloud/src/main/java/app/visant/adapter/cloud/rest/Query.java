package app.visant.adapter.cloud.rest;

import app.visant.domain.capture.Judgement;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.Page;
import app.visant.domain.kernel.Slice;
import app.visant.domain.trigger.TriggerState;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads query parameters, and answers the lists that they ask for. */
final class Query {
    private Query() {}

    static Slice slice(@Nullable String limit, @Nullable String offset) {
        return new Slice(number("limit", limit, Slice.DEFAULT_LIMIT), number("offset", offset, 0));
    }

    static @Nullable Instant instant(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        try {
            // A plus sign that was not escaped arrives as a blank.
            return RestJson.instant(value.replace(' ', '+'));
        } catch (DateTimeException notATime) {
            throw new InvalidInput(name, "must be a time such as 2026-01-31T12:00:00Z within the years 1970 to 9999");
        }
    }

    static @Nullable Judgement judgement(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "normal" -> Judgement.NORMAL;
            case "abnormal", "alert" -> Judgement.ABNORMAL;
            case "uncertain" -> Judgement.UNCERTAIN;
            default -> throw new InvalidInput("state", "must be normal, abnormal or uncertain");
        };
    }

    /** States divided by commas; all of them if there is none. */
    static Set<TriggerState> triggerStates(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return Set.of();
        }
        Map<String, TriggerState> words =
                Arrays.stream(TriggerState.values()).collect(Collectors.toMap(Words::of, state -> state));
        Set<TriggerState> states = EnumSet.noneOf(TriggerState.class);
        for (String word : value.split(",", -1)) {
            TriggerState state = words.get(word.strip().toLowerCase(Locale.ROOT));
            if (state == null) {
                throw new InvalidInput(
                        "state",
                        "must be of pending, sent, received, executed, failed, expired, skipped and evicted, divided by commas");
            }
            states.add(state);
        }
        return states;
    }

    static @Nullable String text(String name, @Nullable String value) {
        if (value != null && !RestJson.isStorable(value)) {
            throw new InvalidInput(name, "must be Unicode text without NUL characters");
        }
        return value == null || value.isEmpty() ? null : value;
    }

    /** The page's items as they go over the wire, with the list's length in {@code X-Total-Count}. */
    static <T, W> Response page(Page<T> page, Function<T, W> wire) {
        List<W> items = page.items().stream().map(wire).toList();
        return Response.ok(items).header("X-Total-Count", page.total()).build();
    }

    /** A number from 1. */
    static long number(String name, @Nullable String value, long otherwise) {
        if (value == null || value.isEmpty()) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new InvalidInput(name, "must be a whole number from 1");
        }
        throw new InvalidInput(name, "must be a whole number from 1");
    }

    private static int number(String name, @Nullable String value, int otherwise) {
        if (value == null || value.isEmpty()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException notANumber) {
            throw new InvalidInput(name, "must be a whole number");
        }
    }
}
