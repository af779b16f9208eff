package app.visant.adapter.cloud.postgres;

import app.visant.domain.schedule.Window;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** Windows as JSON, without their zone, which is a column of its own. */
final class WindowColumn {
    private static final ObjectMapper JSON = new ObjectMapper();

    private WindowColumn() {}

    static String write(List<Window> windows) {
        try {
            return JSON.writeValueAsString(windows.stream().map(WindowJson::of).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("windows can't be written as JSON", e);
        }
    }

    static List<Window> read(String json, ZoneId zone) {
        try {
            return Arrays.stream(JSON.readValue(json, WindowJson[].class))
                    .map(window -> window.in(zone))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored windows are not what was written", e);
        }
    }

    /** A window as it is stored, its times as {@code 08:00} or {@code 08:00:30}. */
    private record WindowJson(TreeSet<DayOfWeek> days, String from, String to) {
        static WindowJson of(Window window) {
            return new WindowJson(
                    new TreeSet<>(window.days()),
                    window.from().toString(),
                    window.to().toString());
        }

        Window in(ZoneId zone) {
            return new Window(days, LocalTime.parse(from), LocalTime.parse(to), zone);
        }
    }
}
