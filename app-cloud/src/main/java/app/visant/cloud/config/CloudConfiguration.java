package app.visant.cloud.config;

import app.visant.adapter.cloud.mail.MailServer;
import app.visant.domain.intake.Allowance;
import app.visant.domain.intake.IntakeLimits;
import app.visant.domain.limit.Limit;
import app.visant.domain.limit.Rate;
import io.dropwizard.core.Configuration;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** All that an operator may decide. */
public final class CloudConfiguration extends Configuration {
    /** The variables that hosting platforms and people's habits know, and the keys that they stand for. */
    static final Map<String, String> USUAL_VARIABLES = Map.of(
            "PORT", "http.port",
            "DATABASE_URL", "database.url",
            "VISANT_DATA", "data");

    private static final long MB = 1L << 20;

    private final Http http;
    private final Path data;
    private final Optional<String> databaseUrl;
    private final KeySource tokenKeys;
    private final KeySource secretKeys;
    private final Administrator administrator;
    private final AccountSettings accounts;
    private final Optional<MailServer> mailServer;
    private final Lifetimes tokens;
    private final Identity identity;
    private final Uploads uploads;
    private final Streams streams;
    private final Map<Limit, Rate> limits;
    private final Allowance quota;
    private final Background background;
    private final Duration auditKept;
    private final String logLevel;

    CloudConfiguration(Settings settings) {
        http = Http.read(settings);
        data = settings.text("data", Path.of("data"), "the path of a folder", text -> Optional.of(Path.of(text)));
        databaseUrl = settings.text("database.url");
        tokenKeys = KeySource.read(settings, "tokens", data.resolve("token-key"));
        secretKeys = KeySource.read(settings, "secrets", data.resolve("secrets-key"));
        administrator = Administrator.read(settings);
        mailServer = MailSettings.read(settings, http.publicUrl());
        tokens = Lifetimes.read(settings);
        identity = Identity.read(settings, administrator);
        accounts = AccountSettings.read(settings, identity);
        uploads = Uploads.read(settings);
        streams = Streams.read(settings);
        limits = LimitSettings.read(settings);
        quota = LimitSettings.quota(settings);
        background = Background.read(settings);
        auditKept = settings.duration("audit.keep", Duration.ofDays(400), Duration.ofDays(30), Duration.ofDays(3660));
        logLevel = settings.text(
                "log.level",
                "INFO",
                "ERROR, WARN, INFO or DEBUG",
                oneOf(Set.of("ERROR", "WARN", "INFO", "DEBUG")::contains));
    }

    private static java.util.function.Function<String, Optional<String>> oneOf(Predicate<String> allowed) {
        return text -> Optional.of(text.toUpperCase(java.util.Locale.ROOT)).filter(allowed);
    }

    /**
     * How the cloud is reached.
     *
     * @param port of the API and the dashboard
     * @param adminPort of metrics and checks, on this machine alone
     * @param publicUrl as people and devices see it from outside
     * @param behindProxy whether a proxy says where requests come from; what requests say of themselves is not believed else
     * @param tls how it speaks TLS; absent if it does not
     * @param corsOrigins the sites whose pages may use the API, such as {@code https://app.example.org}
     */
    public record Http(
            String host,
            int port,
            String adminHost,
            int adminPort,
            URI publicUrl,
            boolean behindProxy,
            Optional<TlsSettings> tls,
            Set<String> corsOrigins) {
        private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.\\[\\]:-]+");

        private static Http read(Settings settings) {
            int port = settings.integer("http.port", 8080, 0, 65_535);
            Optional<TlsSettings> tls = TlsSettings.read(settings);
            URI publicUrl = settings.text(
                    "http.public_url",
                    URI.create((tls.isPresent() ? "https" : "http") + "://localhost:" + port),
                    "an address such as https://visant.example.org",
                    text -> Optional.of(URI.create(text))
                            .filter(address -> Set.of("http", "https").contains(String.valueOf(address.getScheme()))
                                    && address.getHost() != null));
            return new Http(
                    settings.text("http.host", "0.0.0.0", "a host's name or address", Optional::of),
                    port,
                    settings.text("http.admin_host", "127.0.0.1", "a host's name or address", Optional::of),
                    settings.integer("http.admin_port", 8081, 0, 65_535),
                    publicUrl,
                    settings.flag("http.behind_proxy", tls.isEmpty() && "https".equals(publicUrl.getScheme())),
                    tls,
                    settings.text(
                            "http.cors_origins",
                            Set.of(),
                            "addresses such as https://app.example.org, divided by commas",
                            Http::origins));
        }

        private static Optional<Set<String>> origins(String text) {
            Set<String> origins = Set.of(text.strip().split("\\s*,\\s*"));
            return origins.stream().allMatch(each -> ORIGIN.matcher(each).matches())
                    ? Optional.of(origins)
                    : Optional.empty();
        }

        public boolean isHttps() {
            return "https".equals(publicUrl.getScheme());
        }
    }

    /** Who is made at the first start, and with what organisation. */
    public record Administrator(
            String email,
            Optional<String> password,
            String organisation,
            int deviceSlots,
            boolean allowTokenlessDevices) {
        /** Nobody has it. */
        static final String NOBODYS = "admin@visant.local";

        private static Administrator read(Settings settings) {
            return new Administrator(
                    settings.text(
                            "admin.email",
                            NOBODYS,
                            "an e-mail address such as name@example.org",
                            text -> Optional.of(new app.visant.domain.tenant.EmailAddress(text).value())),
                    settings.text("admin.password"),
                    settings.text(
                            "admin.organisation",
                            "Visant",
                            "1 to 100 characters",
                            text -> Optional.of(text).filter(name -> !name.isEmpty() && name.length() <= 100)),
                    settings.integer("admin.device_slots", 1000, 0, 1_000_000),
                    settings.flag("admin.allow_tokenless_devices", false));
        }

        @Override
        public String toString() {
            return "Administrator[" + email + "]";
        }
    }

    /** How long tokens live. */
    public record Lifetimes(Duration access, Duration refresh, Duration session) {
        private static Lifetimes read(Settings settings) {
            Duration minute = Duration.ofMinutes(1);
            Duration year = Duration.ofDays(366);
            return new Lifetimes(
                    settings.duration("tokens.access", Duration.ofMinutes(15), minute, year),
                    settings.duration("tokens.refresh", Duration.ofDays(14), minute, year),
                    settings.duration("tokens.session", Duration.ofHours(12), minute, year));
        }
    }

    /** What pictures may be, and what their arrival may cost. */
    public record Uploads(IntakeLimits limits, long memoryBytes, int backlogPerSecond, int previewsPerSecond) {
        private static Uploads read(Settings settings) {
            IntakeLimits usual = IntakeLimits.DEFAULT;
            return new Uploads(
                    new IntakeLimits(
                            settings.bytes("uploads.max_bytes", usual.maxBytes(), 64 << 10, 24 * MB),
                            settings.integer(
                                    "uploads.max_pixels", Math.toIntExact(usual.maxPixels()), 10_000, 500_000_000),
                            settings.duration(
                                    "uploads.clock_ahead", usual.maxAhead(), Duration.ZERO, Duration.ofDays(7))),
                    settings.bytes("uploads.memory", 256 * MB, 16 * MB, 16 * 1024 * MB),
                    settings.integer("uploads.backlog_per_second", 400, 1, 100_000),
                    settings.integer("uploads.previews_per_second", 200, 1, 100_000));
        }
    }

    /** How devices are talked to. */
    public record Streams(Duration ping, Duration maxWait, Duration heartbeat) {
        private static Streams read(Settings settings) {
            return new Streams(
                    settings.duration(
                            "streams.ping", Duration.ofSeconds(25), Duration.ofSeconds(1), Duration.ofSeconds(50)),
                    settings.duration(
                            "streams.poll_max_wait",
                            Duration.ofSeconds(55),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(55)),
                    settings.duration(
                            "streams.heartbeat", Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ofHours(1)));
        }
    }

    /** What runs by itself. */
    public record Background(Duration thumbnails) {
        private static Background read(Settings settings) {
            return new Background(settings.duration(
                    "background.thumbnails", Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofMinutes(10)));
        }
    }

    public Http http() {
        return http;
    }

    /** The folder of all that the cloud keeps on this machine. */
    public Path data() {
        return data;
    }

    /** Absent: the embedded PostgreSQL in the data folder. */
    public Optional<String> databaseUrl() {
        return databaseUrl;
    }

    /** What tokens are signed with. */
    public KeySource tokenKeys() {
        return tokenKeys;
    }

    /** What is encrypted with that only the cloud may read. */
    public KeySource secretKeys() {
        return secretKeys;
    }

    public Administrator administrator() {
        return administrator;
    }

    public AccountSettings accounts() {
        return accounts;
    }

    /** Absent: letters are files in the data folder. */
    public Optional<MailServer> mailServer() {
        return mailServer;
    }

    public Lifetimes tokens() {
        return tokens;
    }

    public Identity identity() {
        return identity;
    }

    public Uploads uploads() {
        return uploads;
    }

    public Streams streams() {
        return streams;
    }

    /** How often each may ask for what costs something. */
    public Map<Limit, Rate> limits() {
        return limits;
    }

    /** How much each organisation may store, if nothing else was decided for it. */
    public Allowance quota() {
        return quota;
    }

    public Background background() {
        return background;
    }

    /** How long it is kept who did what. */
    public Duration auditKept() {
        return auditKept;
    }

    String logLevel() {
        return logLevel;
    }
}
