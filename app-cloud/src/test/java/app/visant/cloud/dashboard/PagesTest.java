package app.visant.cloud.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages keep to the policy that browsers hold them to: scripts and styles are files. */
class PagesTest {
    private static final Path PAGES = Path.of("src/main/resources/app/visant/cloud/dashboard");
    private static final Pattern IN_THE_PAGE =
            Pattern.compile("<style|\\sstyle\\s*=|\\son[a-z]+\\s*=|javascript:|<script(?![^>]*\\ssrc=\"/)");

    static List<Path> pages() {
        try (Stream<Path> files = Files.walk(PAGES)) {
            return files.filter(each -> each.toString().endsWith(".ftlh")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void haveNoScriptsAndNoStylesInThem(Path page) throws IOException {
        assertThat(Files.readString(page)).doesNotContainPattern(IN_THE_PAGE);
    }

    @Test
    void areFound() {
        assertThat(pages()).hasSizeGreaterThan(5);
    }

    @Test
    void areSeenThrough() {
        for (String bad : new String[] {
            "<style>p {}</style>",
            "<p style=\"color: red\">",
            "<a onclick='x()'>",
            "<a href=\"javascript:x()\">",
            "<script>x()</script>",
            "<script type=\"module\">x()</script>",
            "<script src=\"https://evil.example/x.js\"></script>"
        }) {
            assertThat(bad).containsPattern(IN_THE_PAGE);
        }
        assertThat("<script type=\"module\" src=\"/ui/assets/visant.js\"></script>")
                .doesNotContainPattern(IN_THE_PAGE);
    }
}
