package app.visant.domain.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceStatusTest {
    @ParameterizedTest
    @CsvSource({
        "MANUFACTURED, MANUFACTURED, false",
        "MANUFACTURED, ACTIVE,       true",
        "MANUFACTURED, SUSPENDED,    false",
        "MANUFACTURED, DEACTIVATED,  false",
        "ACTIVE,       MANUFACTURED, false",
        "ACTIVE,       ACTIVE,       false",
        "ACTIVE,       SUSPENDED,    true",
        "ACTIVE,       DEACTIVATED,  true",
        "SUSPENDED,    MANUFACTURED, false",
        "SUSPENDED,    ACTIVE,       true",
        "SUSPENDED,    SUSPENDED,    false",
        "SUSPENDED,    DEACTIVATED,  true",
        "DEACTIVATED,  MANUFACTURED, true",
        "DEACTIVATED,  ACTIVE,       true",
        "DEACTIVATED,  SUSPENDED,    false",
        "DEACTIVATED,  DEACTIVATED,  false"
    })
    void allowsTheseChangesAndNoOthers(DeviceStatus from, DeviceStatus to, boolean allowed) {
        assertThat(from.mayBecome(to)).isEqualTo(allowed);
    }
}
