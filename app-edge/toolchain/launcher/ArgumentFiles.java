import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Arguments of the form @FILE, as the java command has them. */
final class ArgumentFiles {
    private static final Pattern WORD = Pattern.compile("(?:([\"'])(?:\\\\.|(?!\\1).)*\\1|[^\\s\"'])+");
    private static final Pattern QUOTED = Pattern.compile("([\"'])((?:\\\\.|(?!\\1).)*)\\1");

    private ArgumentFiles() {}

    static List<String> expand(String[] args) throws IOException {
        List<String> words = new ArrayList<>();
        for (String arg : args) {
            if (!arg.startsWith("@")) {
                words.add(arg);
                continue;
            }
            Path file = Path.of(arg.substring(1));
            if (!Files.isReadable(file)) {
                throw new NativeImage.WrongUsage("cannot read the argument file " + file);
            }
            try (var lines = Files.lines(file)) {
                words.addAll(words(
                        lines.filter(line -> !line.stripLeading().startsWith("#")).collect(Collectors.joining("\n"))));
            }
        }
        return words;
    }

    /** The words of a text; in a part in single or double quotes, \ takes the next character as it is. */
    static List<String> words(String text) {
        return WORD.matcher(text).results().map(word -> unquoted(word.group())).toList();
    }

    private static String unquoted(String word) {
        return QUOTED.matcher(word)
                .replaceAll(part -> Matcher.quoteReplacement(part.group(2).replaceAll("\\\\(.)", "$1")));
    }
}
