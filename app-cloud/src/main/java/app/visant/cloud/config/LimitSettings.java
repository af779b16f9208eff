package app.visant.cloud.config;

import app.visant.domain.intake.Allowance;
import app.visant.domain.limit.Limit;
import app.visant.domain.limit.Rate;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often each may ask for what costs something: {@code limits.uploads_of_device} and so on. */
final class LimitSettings {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,7}) ?/ ?([smh])");

    private LimitSettings() {}

    static Map<Limit, Rate> read(Settings settings) {
        Map<Limit, Rate> rates = new EnumMap<>(Limit.class);
        for (Limit limit : Limit.values()) {
            String key = "limits." + limit.name().toLowerCase(Locale.ROOT);
            rates.put(
                    limit,
                    settings.text(key, limit.usual(), "a rate such as 20/s, 300/m or 1000/h", LimitSettings::rate));
        }
        return Map.copyOf(rates);
    }

    /** What an organisation may store: {@code quotas.captures} and {@code quotas.bytes}, of which 0 is no bound. */
    static Allowance quota(Settings settings) {
        return new Allowance(
                orNoBound(settings.integer("quotas.captures", 0, 0, 2_000_000_000)),
                orNoBound(settings.bytes("quotas.bytes", 0, 0, 1L << 60)));
    }

    private static long orNoBound(long most) {
        return most == 0 ? Long.MAX_VALUE : most;
    }

    /** @throws IllegalArgumentException if it is none at all, such as 0/s */
    private static Optional<Rate> rate(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Duration each = switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            default -> Duration.ofHours(1);
        };
        return Optional.of(new Rate(Integer.parseInt(parts.group(1)), each));
    }
}
