package app.visant.domain.edge.upload;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes as people write them: {@code 500M}, {@code 1.5G}, {@code 20000}; K, M and G are 1,000, 1,000,000 and so on. */
public final class Bytes {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,3})?)\\s*([KMG]?)B?");
    private static final Map<String, Long> UNITS = Map.of("", 1L, "K", 1_000L, "M", 1_000_000L, "G", 1_000_000_000L);

    private Bytes() {}

    /** @throws IllegalArgumentException with a message that says what it must be */
    public static long parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("must be a number of bytes like 500M, not \"" + text + "\"");
        }
        return new BigDecimal(matcher.group(1))
                .multiply(BigDecimal.valueOf(UNITS.getOrDefault(matcher.group(2), 1L)))
                .longValue();
    }
}
