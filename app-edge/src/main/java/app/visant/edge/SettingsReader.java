package app.visant.edge;

import app.visant.domain.edge.camera.Backend;
import app.visant.domain.edge.camera.CameraSettings;
import app.visant.domain.edge.camera.CameraSource;
import app.visant.domain.edge.camera.Resolution;
import app.visant.domain.edge.outbox.Quota;
import app.visant.domain.edge.settings.OwnOption;
import app.visant.domain.edge.settings.OwnSettings;
import app.visant.domain.edge.upload.Bytes;
import app.visant.domain.edge.upload.HoursOfDay;
import app.visant.domain.edge.upload.UploadBudget;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.schedule.Window;
import app.visant.edge.SettingSources.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes settings of texts, and notes everything that is wrong with them rather than the first thing. */
final class SettingsReader {
    private static final long MAX_MEGABYTES = 100_000_000;
    private static final int MAX_DAYS = 3650;
    private static final Map<OwnOption, Setting> OVERRULED = Map.of(
            OwnOption.QUOTA_BYTES, Setting.OUTBOX_MAX_MB,
            OwnOption.DISK_SHARE, Setting.OUTBOX_DISK_PERCENT,
            OwnOption.MAX_AGE, Setting.OUTBOX_MAX_DAYS,
            OwnOption.BUDGET_HOUR, Setting.UPLOAD_BUDGET_HOUR,
            OwnOption.BUDGET_DAY, Setting.UPLOAD_BUDGET_DAY,
            OwnOption.BUDGET_MONTH, Setting.UPLOAD_BUDGET_MONTH,
            OwnOption.WINDOWS, Setting.UPLOAD_HOURS,
            OwnOption.METERED, Setting.METERED);

    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

    private final SettingSources sources;
    private final List<String> errors;

    private SettingsReader(SettingSources sources, List<String> errors) {
        this.sources = sources;
        this.errors = errors;
    }

    /**
     * @param errors gets a line for each fault
     * @return the settings; null if there is any fault, these or earlier ones
     */
    static @Nullable EdgeSettings read(SettingSources sources, List<String> errors) {
        return new SettingsReader(sources, errors).settings();
    }

    /** The data folder alone; null if there is any fault, these or earlier ones. */
    static @Nullable Path dataDir(SettingSources sources, List<String> errors) {
        SettingsReader reader = new SettingsReader(sources, errors);
        Path given = reader.optional(Setting.DATA_DIR, Path::of);
        if (given != null || !errors.isEmpty()) {
            return given;
        }
        DeviceId device = reader.optional(Setting.DEVICE_ID, DeviceId::new);
        if (device == null && errors.isEmpty()) {
            errors.add("--data-dir or --device-id is required (or DATA_DIR or DEVICE_ID in the environment)");
        }
        return device == null ? null : reader.defaultDataDir(device);
    }

    private @Nullable EdgeSettings settings() {
        URI apiUrl = required(Setting.API_URL, SettingsReader::url);
        DeviceId device = required(Setting.DEVICE_ID, DeviceId::new);
        CameraSource source = required(Setting.CAMERA_SOURCE, CameraSource::parse);
        CameraSettings camera = camera();
        Duration upload = seconds(Setting.UPLOAD_TIMEOUT, 1, 3600);
        Duration stream = seconds(Setting.STREAM_TIMEOUT, 1, 3600);
        Duration reconnect = seconds(Setting.RECONNECT_DELAY, 0, 3600);
        Duration autonomy = seconds(Setting.AUTONOMY_AFTER, 1, 86_400);
        Transport transport = required(Setting.TRANSPORT, SettingsReader::transport);
        boolean save = flag(Setting.SAVE_FRAMES);
        Path frames = required(Setting.SAVE_FRAMES_DIR, Path::of);
        boolean verbose = flag(Setting.VERBOSE);
        String token = token();
        Path dataDir = optional(Setting.DATA_DIR, Path::of);
        Quota quota = quota();
        UploadBudget budget = budget();
        if (!errors.isEmpty()
                || apiUrl == null
                || device == null
                || source == null
                || camera == null
                || upload == null
                || stream == null
                || reconnect == null
                || autonomy == null
                || transport == null
                || quota == null) {
            return null;
        }
        return new EdgeSettings(
                apiUrl,
                device,
                token,
                source,
                camera,
                upload,
                stream,
                reconnect,
                autonomy,
                transport,
                dataDir == null ? defaultDataDir(device) : dataDir,
                new OwnSettings(quota, budget, given()),
                save ? frames : null,
                verbose,
                sources.variables());
    }

    private @Nullable CameraSettings camera() {
        Backend backend = required(Setting.CAMERA_BACKEND, Backend::parse);
        Resolution resolution = optional(Setting.CAMERA_RESOLUTION, Resolution::parse);
        Integer warmup = required(Setting.CAMERA_WARMUP, Integer::valueOf);
        Duration offset = seconds(Setting.VIDEO_OFFSET, 0, 86_400);
        if (backend == null || warmup == null || offset == null) {
            return null;
        }
        try {
            return CameraSettings.defaults()
                    .withBackend(backend)
                    .withResolution(resolution)
                    .withWarmupFrames(warmup)
                    .withVideoOffset(offset);
        } catch (InvalidInput e) {
            e.errors().forEach(error -> errors.add(error.field() + " " + error.message()));
            return null;
        }
    }

    private @Nullable Quota quota() {
        Long megabytes = optional(Setting.OUTBOX_MAX_MB, Long::valueOf);
        Integer percent = required(Setting.OUTBOX_DISK_PERCENT, Integer::valueOf);
        Integer days = optional(Setting.OUTBOX_MAX_DAYS, Integer::valueOf);
        if (megabytes != null && (megabytes < 1 || megabytes > MAX_MEGABYTES)) {
            errors.add(Setting.OUTBOX_MAX_MB.option() + " must be 1 to " + MAX_MEGABYTES);
        }
        if (percent == null || percent < 1 || percent > 100) {
            errors.add(Setting.OUTBOX_DISK_PERCENT.option() + " must be 1 to 100");
        }
        if (days != null && (days < 1 || days > MAX_DAYS)) {
            errors.add(Setting.OUTBOX_MAX_DAYS.option() + " must be 1 to " + MAX_DAYS);
        }
        if (percent == null || !errors.isEmpty()) {
            return null;
        }
        return new Quota(
                megabytes == null ? null : megabytes * 1_000_000,
                percent / 100.0,
                days == null ? null : Duration.ofDays(days),
                Quota.USUAL.widestHole());
    }

    private UploadBudget budget() {
        ZoneId zone = ZoneId.systemDefault();
        Window hours = optional(Setting.UPLOAD_HOURS, text -> HoursOfDay.parse(text, zone));
        return new UploadBudget(
                optional(Setting.UPLOAD_BUDGET_HOUR, Bytes::parse),
                optional(Setting.UPLOAD_BUDGET_DAY, Bytes::parse),
                optional(Setting.UPLOAD_BUDGET_MONTH, Bytes::parse),
                hours == null ? List.of() : List.of(hours),
                flag(Setting.METERED),
                zone);
    }

    /** Those options that the cloud can overrule, and that somebody has set. */
    private Map<OwnOption, String> given() {
        Map<OwnOption, String> given = new EnumMap<>(OwnOption.class);
        OVERRULED.forEach(
                (option, setting) -> sources.given(setting).ifPresent(value -> given.put(option, value.origin())));
        return given;
    }

    private @Nullable String token() {
        Optional<Value> given = sources.find(Setting.TOKEN);
        Optional<Value> file = sources.find(Setting.TOKEN_FILE);
        if (given.isPresent() || file.isEmpty()) {
            return given.map(Value::text).map(String::strip).orElse(null);
        }
        try {
            return Files.readString(Path.of(file.get().text())).strip();
        } catch (IOException e) {
            errors.add(file.get().origin() + ": " + file.get().text() + " can't be read");
            return null;
        }
    }

    private Path defaultDataDir(DeviceId device) {
        String home = System.getProperty("user.home", ".");
        String base = sources.environment().getOrDefault("XDG_DATA_HOME", home + "/.local/share");
        return Path.of(base, "visant", device.value());
    }

    private <T> @Nullable T required(Setting setting, Function<String, T> parser) {
        if (sources.find(setting).isEmpty()) {
            errors.add(setting.option() + " is required (or " + String.join(" or ", setting.variables())
                    + " in the environment)");
            return null;
        }
        return optional(setting, parser);
    }

    private <T> @Nullable T optional(Setting setting, Function<String, T> parser) {
        Optional<Value> value = sources.find(setting);
        if (value.isEmpty()) {
            return null;
        }
        try {
            return parser.apply(value.get().text().strip());
        } catch (InvalidInput e) {
            errors.add(value.get().origin() + " " + e.errors().getFirst().message());
        } catch (NumberFormatException e) {
            errors.add(value.get().origin() + " must be a number, not \""
                    + value.get().text() + "\"");
        } catch (IllegalArgumentException e) {
            errors.add(value.get().origin() + " " + e.getMessage());
        }
        return null;
    }

    private @Nullable Duration seconds(Setting setting, int min, int max) {
        Duration value = required(
                setting,
                text -> Duration.ofNanos(new BigDecimal(text).multiply(NANOS).longValue()));
        if (value != null && (value.toSeconds() < min || value.toSeconds() > max)) {
            errors.add(setting.option() + " must be " + min + " to " + max + " seconds");
        }
        return value;
    }

    private boolean flag(Setting setting) {
        return Boolean.TRUE.equals(required(setting, SettingsReader::yesOrNo));
    }

    private static Boolean yesOrNo(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (Set.of("1", "true", "yes", "on").contains(word)) {
            return true;
        }
        if (Set.of("0", "false", "no", "off").contains(word)) {
            return false;
        }
        throw new IllegalArgumentException("must be true or false, not \"" + text + "\"");
    }

    /** @throws IllegalArgumentException whose message goes on where the setting's name ends */
    static URI url(String text) {
        try {
            URI uri = new URI(text);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (uri.getHost() != null && Set.of("http", "https").contains(scheme) && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is no address: " + e.getReason(), e);
        }
        throw new IllegalArgumentException(
                "must be an address like https://cloud.example.com, without user and password");
    }

    private static Transport transport(String text) {
        Map<String, Transport> known =
                Arrays.stream(Transport.values()).collect(Collectors.toMap(Transport::word, it -> it));
        Transport found = known.get(text.toLowerCase(Locale.ROOT));
        if (found == null) {
            throw new IllegalArgumentException("must be auto, sse, sse-a or poll, not \"" + text + "\"");
        }
        return found;
    }
}
