package app.visant.cloud.config;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.limit.Limit;
import app.visant.domain.limit.Rate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of rates in {@code docs/limits.md} is that of the program. */
final class LimitsTableTest {
    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z_]+)` \\| [^|]+ \\| ([0-9]+/[smh]) \\| [^|]+ \\|$", Pattern.MULTILINE);

    @Test
    void namesEachLimitWithItsUsualRate() throws Exception {
        List<MatchResult> rows = ROW.matcher(Files.readString(Path.of("../docs/limits.md")))
                .results()
                .toList();

        assertThat(rows)
                .extracting(row -> row.group(1) + " " + row.group(2))
                .containsExactlyElementsOf(Arrays.stream(Limit.values())
                        .map(limit -> limit.name().toLowerCase(Locale.ROOT) + " " + words(limit.usual()))
                        .toList());
    }

    private static String words(Rate rate) {
        return rate.count()
                + switch (Math.toIntExact(rate.each().toSeconds())) {
                    case 1 -> "/s";
                    case 60 -> "/m";
                    case 3600 -> "/h";
                    default -> "/" + rate.each();
                };
    }
}
