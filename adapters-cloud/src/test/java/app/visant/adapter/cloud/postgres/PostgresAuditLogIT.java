package app.visant.adapter.cloud.postgres;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.audit.AuditLog;
import app.visant.domain.audit.AuditLogContract;
import app.visant.domain.audit.ChainId;
import app.visant.domain.audit.Entry;
import app.visant.domain.audit.Outcome;
import app.visant.domain.audit.RecordDeeds;
import app.visant.domain.audit.Verification;
import app.visant.domain.audit.VerifyAuditLog;
import app.visant.domain.audit.Who;
import app.visant.domain.kernel.TestClock;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresAuditLogIT extends AuditLogContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final ChainId CHAIN = ChainId.of(OURS);

    private final AuditLog log = auditLog();

    private static AuditLog auditLog() {
        DATABASE.clear();
        return new PostgresAdapters(DATABASE.jdbi()).auditLog();
    }

    @Override
    protected AuditLog log() {
        return log;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_entry SET who_name = 'otto@example.org' WHERE number = 3",
                "UPDATE audit_entry SET at = at - interval '1 microsecond' WHERE number = 3",
                "UPDATE audit_entry SET facts = '{\"device_id\":\"OTHER\"}' WHERE number = 4",
                "UPDATE audit_entry SET status = 204 WHERE number = 4",
                "UPDATE audit_entry SET org_id = '00000002-0000-0000-0000-000000000002' WHERE number = 3",
                "DELETE FROM audit_entry WHERE number = 3",
                "DELETE FROM audit_entry WHERE number > 4",
                "DELETE FROM audit_entry WHERE number < 3",
                "DELETE FROM audit_entry",
                "UPDATE audit_entry SET number = number + 100 WHERE number = 6",
                "UPDATE audit_chain SET last_number = 5",
                "UPDATE audit_chain SET cut_number = 2, cut_hash = (SELECT hash FROM audit_entry WHERE number = 2)"
            })
    void findsWhatWasDoneToItsRowsBehindItsBack(String tampering) {
        RecordDeeds record = new RecordDeeds(log, new TestClock());
        Who vera = new Who(Who.Kind.PERSON, "1", "vera@example.org", "192.0.2.7");
        for (int i = 0; i < 3; i++) {
            Entry begun = record.begin(CHAIN, vera, "DELETE /v1/devices/{device_id}", "/v1/devices/CAM");
            record.end(begun, new Outcome(409, "conflict", Map.of("device_id", "CAM")));
        }
        VerifyAuditLog verify = new VerifyAuditLog(log);
        assertThat(verify.verify(CHAIN, null)).isInstanceOf(Verification.Whole.class);

        DATABASE.jdbi().useHandle(handle -> handle.execute(tampering));

        assertThat(verify.verify(CHAIN, null)).isInstanceOf(Verification.Broken.class);
    }
}
