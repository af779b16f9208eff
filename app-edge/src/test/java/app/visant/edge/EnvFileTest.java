package app.visant.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EnvFileTest {
    private final List<String> problems = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A=1|1",
                "export A=1|1",
                "  A = 1  |1",
                "A=one two|one two",
                "A=1 # the first|1",
                "A=a#b|a#b",
                "A=\"one # two\"|one # two",
                "A=\"say \\\"hi\\\"\" # greeting|say \"hi\"",
                "A='it is $A \\n'|it is $A \\n",
                "A=rtsp://u:p@10.0.0.7:554/x?y=z|rtsp://u:p@10.0.0.7:554/x?y=z",
            })
    void readsAssignmentsAsShellsWriteThem(String line, String value) {
        assertThat(EnvFile.parse(List.of(line), problems)).containsEntry("A", value);
        assertThat(problems).isEmpty();
    }

    @Test
    void passesOverCommentsAndEmptyLinesAndTakesTheLastWord() {
        List<String> lines = List.of("\uFEFF# Device", "", "   ", "A=", "A=1", "A=2");

        assertThat(EnvFile.parse(lines, problems)).containsEntry("A", "2").hasSize(1);
        assertThat(problems).isEmpty();
    }

    @Test
    void namesALineThatIsNoAssignmentWithoutRepeatingIt() {
        assertThat(EnvFile.parse(List.of("A=1", "my secret"), problems)).containsKey("A");
        assertThat(problems).singleElement().asString().contains("line 2").doesNotContain("secret");
    }
}
