package app.visant.edge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that can be set, with its names and its default. */
enum Setting {
    API_URL("--api-url", List.of("API_URL", "CLOUD_URL"), null),
    DEVICE_ID("--device-id", List.of("DEVICE_ID"), null),
    TOKEN("--token", List.of("DEVICE_TOKEN"), null),
    TOKEN_FILE("--token-file", List.of("DEVICE_TOKEN_FILE"), null),
    CAMERA_SOURCE("--camera-source", List.of("CAMERA_SOURCE"), "0"),
    CAMERA_BACKEND("--camera-backend", List.of("CAMERA_BACKEND"), "any"),
    CAMERA_RESOLUTION("--camera-resolution", List.of("CAMERA_RESOLUTION"), null),
    CAMERA_WARMUP("--camera-warmup", List.of("CAMERA_WARMUP"), "2"),
    VIDEO_OFFSET("--video-offset", List.of("VIDEO_OFFSET"), "0"),
    UPLOAD_TIMEOUT("--upload-timeout", List.of("UPLOAD_TIMEOUT"), "30"),
    STREAM_TIMEOUT("--stream-timeout", List.of("STREAM_TIMEOUT"), "55"),
    RECONNECT_DELAY("--reconnect-delay", List.of("RECONNECT_DELAY"), "5"),
    AUTONOMY_AFTER("--autonomy-after", List.of("AUTONOMY_AFTER"), "90"),
    TRANSPORT("--transport", List.of("TRANSPORT"), "auto"),
    UPLOAD_BUDGET_HOUR("--upload-budget-hour", List.of("UPLOAD_BUDGET_HOUR"), null),
    UPLOAD_BUDGET_DAY("--upload-budget-day", List.of("UPLOAD_BUDGET_DAY"), null),
    UPLOAD_BUDGET_MONTH("--upload-budget-month", List.of("UPLOAD_BUDGET_MONTH"), null),
    UPLOAD_HOURS("--upload-hours", List.of("UPLOAD_HOURS"), null),
    METERED("--metered", List.of("METERED"), "false"),
    DATA_DIR("--data-dir", List.of("DATA_DIR", "STATE_DIRECTORY"), null),
    OUTBOX_MAX_MB("--outbox-max-mb", List.of("OUTBOX_MAX_MB"), null),
    OUTBOX_DISK_PERCENT("--outbox-disk-percent", List.of("OUTBOX_DISK_PERCENT"), "80"),
    OUTBOX_MAX_DAYS("--outbox-max-days", List.of("OUTBOX_MAX_DAYS"), null),
    SAVE_FRAMES("--save-frames", List.of("SAVE_FRAMES"), "false"),
    SAVE_FRAMES_DIR("--save-frames-dir", List.of("SAVE_FRAMES_DIR"), "debug_captures"),
    VERBOSE("--verbose", List.of("VERBOSE"), "false");

    private final String option;

    @SuppressWarnings("ImmutableEnumChecker") // Only lists made by List.of are given.
    private final List<String> variables;

    private final @Nullable String defaultValue;

    Setting(String option, List<String> variables, @Nullable String defaultValue) {
        this.option = option;
        this.variables = variables;
        this.defaultValue = defaultValue;
    }

    String option() {
        return option;
    }

    /** Names in the environment and in the environment file; an earlier one wins. */
    List<String> variables() {
        return variables;
    }

    @Nullable String defaultValue() {
        return defaultValue;
    }
}
