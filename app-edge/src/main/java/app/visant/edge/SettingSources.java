package app.visant.edge;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where values come from: the command line before the environment before the environment file before the default. An empty text in the
 * environment or the file is no value.
 *
 * @param commandLine what was given there
 * @param environment of the process
 * @param file the environment file's content
 */
record SettingSources(Map<Setting, String> commandLine, Map<String, String> environment, Map<String, String> file) {
    SettingSources {
        commandLine = Map.copyOf(commandLine);
        environment = Map.copyOf(environment);
        file = Map.copyOf(file);
    }

    Optional<Value> find(Setting setting) {
        return given(setting)
                .or(() -> Optional.ofNullable(setting.defaultValue()).map(text -> new Value(setting.option(), text)));
    }

    /** Empty if nobody has set it. */
    Optional<Value> given(Setting setting) {
        String given = commandLine.get(setting);
        if (given != null) {
            return Optional.of(new Value(setting.option(), given));
        }
        return variable(setting, environment, "").or(() -> variable(setting, file, " in the environment file"));
    }

    /** All variables, those that are no settings of ours too, such as a proxy's address. */
    Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>(file);
        variables.putAll(environment);
        return Map.copyOf(variables);
    }

    private static Optional<Value> variable(Setting setting, Map<String, String> values, String where) {
        for (String name : setting.variables()) {
            @Nullable String text = values.get(name);
            if (text != null && !text.isBlank()) {
                return Optional.of(new Value(name + where, text));
            }
        }
        return Optional.empty();
    }

    /** @param origin how its writer knows it, for messages */
    record Value(String origin, String text) {}
}
