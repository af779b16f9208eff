package app.visant.edge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Environment files as shells, systemd and dotenv write them: {@code NAME=value}, {@code export NAME=value}, values in single quotes (as
 * they are) or double quotes (with {@code \" \\ \n}), comments after {@code #}. Later lines win.
 */
final class EnvFile {
    private static final Pattern LINE = Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)");
    private static final Pattern DOUBLE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:#.*)?");
    private static final Pattern SINGLE = Pattern.compile("'([^']*)'\\s*(?:#.*)?");
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#.*");

    private EnvFile() {}

    /** @param problems gets a line for each line that is no assignment, without its text, which may be a secret */
    static Map<String, String> parse(List<String> lines, List<String> problems) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = i == 0 ? lines.get(i).replace("\uFEFF", "") : lines.get(i);
            if (line.isBlank() || line.strip().startsWith("#")) {
                continue;
            }
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                problems.add("line " + (i + 1) + " of the environment file is not like NAME=value");
                continue;
            }
            values.put(matcher.group(1), value(matcher.group(2).strip()));
        }
        return values;
    }

    /**
     * The same lines with these values: in the place of the first assignment of each name, whose later ones go, else at the end.
     *
     * @param values each without white space, quotes and {@code #}
     */
    static List<String> with(List<String> lines, Map<String, String> values) {
        Map<String, String> open = new LinkedHashMap<>(values);
        List<String> written = new ArrayList<>();
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches() || !values.containsKey(matcher.group(1))) {
                written.add(line);
                continue;
            }
            String value = open.remove(matcher.group(1));
            if (value != null) {
                written.add(line.substring(0, matcher.end(1)) + "=" + value);
            }
        }
        open.forEach((name, value) -> written.add(name + "=" + value));
        return written;
    }

    private static String value(String raw) {
        Matcher single = SINGLE.matcher(raw);
        if (single.matches()) {
            return single.group(1);
        }
        Matcher quoted = DOUBLE.matcher(raw);
        if (quoted.matches()) {
            return quoted.group(1).replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
        }
        return COMMENT.matcher(raw).replaceFirst("").strip();
    }
}
