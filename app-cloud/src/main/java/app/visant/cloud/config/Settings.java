package app.visant.cloud.config;

import app.visant.domain.kernel.InvalidInput;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A tree of values as an operator wrote it, read key by key. Each key can also be set by the environment, which wins:
 * {@code http.admin_port} by {@code VISANT_HTTP_ADMIN_PORT}. Faults are collected; {@link #finish} tells them all.
 */
final class Settings {
    private final JsonNode tree;
    private final Map<String, String> environment;
    private final Set<String> known = new TreeSet<>();
    private final List<String> errors = new ArrayList<>();

    /** @param tree an object, or missing if there is no file */
    Settings(JsonNode tree, Map<String, String> environment) {
        this.tree = tree;
        this.environment = environment;
    }

    int integer(String key, int otherwise, int min, int max) {
        return read(key, otherwise, "a whole number from " + min + " to " + max, text -> {
            int value = Integer.parseInt(text);
            return value >= min && value <= max ? Optional.of(value) : Optional.empty();
        });
    }

    boolean flag(String key, boolean otherwise) {
        return read(key, otherwise, "true or false", text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> Optional.of(true);
            case "false", "no", "off" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    /** Written with its unit: {@code 500ms}, {@code 25s}, {@code 10m}, {@code 12h}, {@code 14d}. */
    Duration duration(String key, Duration otherwise, Duration min, Duration max) {
        String range = Units.write(min) + " to " + Units.write(max);
        return read(
                key,
                otherwise,
                "a time with its unit, such as 25s, from " + range,
                text -> Units.duration(text).filter(value -> value.compareTo(min) >= 0 && value.compareTo(max) <= 0));
    }

    /** Bytes, written with their unit: {@code 64KB}, {@code 16MB}, {@code 1GB}. */
    long bytes(String key, long otherwise, long min, long max) {
        String range = Units.writeBytes(min) + " to " + Units.writeBytes(max);
        return read(
                key,
                otherwise,
                "a size with its unit, such as 16MB, from " + range,
                text -> Units.bytes(text).filter(value -> value >= min && value <= max));
    }

    /** @param what what the text must be, for the message if {@code reader} finds it is not */
    <T> T text(String key, T otherwise, String what, Function<String, Optional<T>> reader) {
        return read(key, otherwise, what, reader);
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(raw(key));
    }

    /** All keys that were asked for. */
    Set<String> known() {
        return Set.copyOf(known);
    }

    void wrong(String error) {
        errors.add(error);
    }

    /** @throws BadConfiguration if anything is wrong, with all that is */
    void finish() throws BadConfiguration {
        unknownKeys("", tree);
        if (!errors.isEmpty()) {
            throw new BadConfiguration(errors);
        }
    }

    private <T> T read(String key, T otherwise, String what, Function<String, Optional<T>> reader) {
        String text = raw(key);
        if (text == null) {
            return otherwise;
        }
        Optional<T> value;
        try {
            value = reader.apply(text.strip());
        } catch (IllegalArgumentException | InvalidInput malformed) {
            value = Optional.empty();
        }
        if (value.isEmpty()) {
            errors.add(key + ": must be " + what + source(key));
            return otherwise;
        }
        return value.get();
    }

    private @Nullable String raw(String key) {
        known.add(key);
        String fromEnvironment = environment.get(variable(key));
        if (fromEnvironment != null && !fromEnvironment.isBlank()) {
            return fromEnvironment;
        }
        JsonNode node = tree.isMissingNode() ? MissingNode.getInstance() : tree.at("/" + key.replace('.', '/'));
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isValueNode()) {
            errors.add(key + ": must be one value");
            return null;
        }
        return node.asText();
    }

    private String source(String key) {
        return environment.containsKey(variable(key)) ? " (it comes from " + variable(key) + ")" : "";
    }

    static String variable(String key) {
        return "VISANT_" + key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private void unknownKeys(String prefix, JsonNode node) {
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            String key = prefix + each.getKey();
            boolean section = known.stream().anyMatch(name -> name.startsWith(key + "."));
            if (section && each.getValue().isObject()) {
                unknownKeys(key + ".", each.getValue());
            } else if (section && !each.getValue().isNull()) {
                errors.add(key + ": must be a section with keys of its own");
            } else if (!section && !known.contains(key)) {
                errors.add(key + ": there is no such key" + similar(key));
            }
        }
    }

    private String similar(String key) {
        String last = key.substring(key.lastIndexOf('.') + 1);
        return known.stream()
                .filter(name ->
                        name.endsWith("." + last) || name.replace("_", "").equals(key.replace("_", "")))
                .findFirst()
                .map(name -> "; is " + name + " meant?")
                .orElse("");
    }
}
