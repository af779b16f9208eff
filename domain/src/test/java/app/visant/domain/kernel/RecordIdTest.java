package app.visant.domain.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "CAP_20251110_120000_abc123", "x_thumb2", "x.jpg"})
    void takesWhatCanBeAFileName(String id) {
        assertThat(new RecordId(id).value()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../a", "a/b", "a\\b", ".hidden", "a b", "a\u0000", "ä", "x_thumb"})
    void refusesWhatCouldLeaveItsFolderOrBeAnotherFile(String id) {
        assertThatThrownBy(() -> new RecordId(id)).isInstanceOf(InvalidInput.class);
    }
}
