package app.visant.domain.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ByteSizeTest {
    @ParameterizedTest
    @CsvSource({
        "0,0 bytes",
        "999,999 bytes",
        "1000,1 kB",
        "12345678,12.35 MB",
        "4000000000,4 GB",
        "2500000000000000000,2500 PB"
    })
    void saysItInWordsThatPeopleRead(long bytes, String words) {
        assertThat(ByteSize.words(bytes)).isEqualTo(words);
    }
}
