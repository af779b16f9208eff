package app.visant.edge;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.edge.doctor.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DoctorCommandTest {
    private static final Finding FINE = Finding.ok("disk", "has room");
    private static final Finding DOUBTFUL = Finding.warn("clock", "is off");
    private static final Finding PASSED_OVER = Finding.skip("camera", "belongs to the daemon");

    @Test
    void theVerdictNamesWhatFails() {
        assertThat(DoctorCommand.verdict(List.of(FINE, Finding.fail("token", "x"), PASSED_OVER)))
                .isEqualTo("FAIL: token");
    }

    @Test
    void allIsWellOnlyIfAllWasLookedAt() {
        assertThat(DoctorCommand.verdict(List.of(FINE))).isEqualTo("ok: all is well");
        assertThat(DoctorCommand.verdict(List.of(FINE, DOUBTFUL))).isEqualTo("ok: all works, warnings: 1");
        assertThat(DoctorCommand.verdict(List.of(FINE, PASSED_OVER)))
                .isEqualTo("ok: what was looked at works, not looked at: camera");
        assertThat(DoctorCommand.verdict(List.of(DOUBTFUL, PASSED_OVER)))
                .isEqualTo("ok: what was looked at works, warnings: 1, not looked at: camera");
    }

    @Test
    void rootIsToldThatTheServiceIsAnotherUser() {
        assertThat(DoctorCommand.rights("root", DoctorCommand.SERVICE_STATE))
                .hasValueSatisfying(finding -> assertThat(finding.text()).contains("systemd-run", "DynamicUser=yes"));
        assertThat(DoctorCommand.rights("visant", DoctorCommand.SERVICE_STATE)).isEmpty();
        assertThat(DoctorCommand.rights("root", Path.of("/elsewhere"))).isEmpty();
    }
}
