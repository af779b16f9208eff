package app.visant.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The example of an environment file that comes with the package. */
final class EnvExampleTest {
    private static final Path EXAMPLE = Path.of("src/package/env.device.example");

    private final List<String> problems = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(Setting.class)
    void showsEverySettingWithItsDefault(Setting setting) throws IOException {
        Map<String, String> shown = EnvFile.parse(withoutCommentSigns(), problems);

        assertThat(problems).isEmpty();
        assertThat(shown).containsKey(setting.variables().getFirst());
        if (setting.defaultValue() != null) {
            assertThat(shown).containsEntry(setting.variables().getFirst(), setting.defaultValue());
        }
    }

    @Test
    void showsNothingThatIsNoSetting() throws IOException {
        assertThat(EnvFile.parse(withoutCommentSigns(), problems).keySet())
                .isSubsetOf(Arrays.stream(Setting.values())
                        .flatMap(setting -> setting.variables().stream())
                        .toList());
    }

    @Test
    void isAValidConfigurationWithTheSecretFilledIn() throws IOException {
        Map<String, String> values = new HashMap<>(EnvFile.parse(Files.readAllLines(EXAMPLE), problems));
        values.put("DEVICE_TOKEN", "secret");

        EdgeSettings settings = SettingsReader.read(
                new SettingSources(new EnumMap<>(Setting.class), Map.of("HOME", "/root"), values), problems);

        assertThat(problems).isEmpty();
        assertThat(settings).isNotNull();
    }

    /** Other readers of such files take what follows a value for a part of it. */
    @Test
    void hasItsCommentsOnLinesOfTheirOwn() throws IOException {
        assertThat(withoutCommentSigns().stream().filter(line -> line.matches("[A-Z_]+=.*")))
                .noneMatch(line -> line.contains("#"));
    }

    private static List<String> withoutCommentSigns() throws IOException {
        return Files.readAllLines(EXAMPLE).stream()
                .map(line -> line.replaceFirst("^#(?=[A-Z_]+=)", ""))
                .toList();
    }
}
