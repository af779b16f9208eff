package app.visant.adapter.cloud.postgres;

import static app.visant.domain.tenant.TestOrganisations.OURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.visant.domain.audit.AuditLog;
import app.visant.domain.audit.AuditLogContract;
import app.visant.domain.audit.ChainId;
import app.visant.domain.audit.Draft;
import app.visant.domain.audit.Entry;
import app.visant.domain.audit.NotOnRecord;
import app.visant.domain.audit.Outcome;
import app.visant.domain.audit.RecordDeeds;
import app.visant.domain.audit.Step;
import app.visant.domain.audit.Verification;
import app.visant.domain.audit.VerifyAuditLog;
import app.visant.domain.audit.Who;
import app.visant.domain.kernel.InParallel;
import app.visant.domain.kernel.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
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

    @Test
    void takesNoMoreThanOneConnectionForAChainHoweverManyWait() throws Exception {
        try (Database one = Database.connect(DATABASE.address(), 1)) {
            AuditLog narrow = new PostgresAdapters(one.jdbi()).auditLog();
            AuditLog other = new PostgresAdapters(DATABASE.jdbi()).auditLog();

            InParallel.run(
                    200,
                    thread -> LongStream.range(0, 5)
                            .map(turn -> (thread % 4 == 0 ? other : narrow)
                                    .append(draft("POST /x"))
                                    .number())
                            .sum());
        }
        assertThat(new VerifyAuditLog(log, Duration.ofDays(1)).verify(CHAIN, null))
                .isEqualTo(new Verification.Whole(1000, 0, log.head(CHAIN).last()));
    }

    @Test
    void saysInTimeThatItCantWrite() throws Exception {
        AuditLog impatient = new PostgresAuditLog(DATABASE.jdbi(), Duration.ofMillis(50));
        log.append(draft("POST /before"));
        try (Handle elsewhere = DATABASE.jdbi().open()) {
            elsewhere.begin();
            elsewhere.execute("SELECT * FROM audit_chain FOR UPDATE");
            try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
                Future<Entry> first = pool.submit(() -> impatient.append(draft("POST /first")));
                await().until(() -> DATABASE.jdbi()
                        .withHandle(handle -> handle.select("SELECT count(*) FROM pg_locks WHERE NOT granted")
                                        .mapTo(Long.class)
                                        .one()
                                > 0));
                assertThatThrownBy(() -> impatient.append(draft("POST /second")))
                        .isInstanceOf(NotOnRecord.class);
                elsewhere.commit();
                assertThat(first.get().number()).isEqualTo(2);
            }
        }
        assertThat(log.entries(CHAIN, 0, 10)).hasSize(2);
    }

    private static Draft draft(String action) {
        Who vera = new Who(Who.Kind.PERSON, "1", "vera@example.org", "192.0.2.7");
        return new Draft(
                CHAIN,
                Instant.parse("2026-03-01T12:00:00Z"),
                Step.ALONE,
                0,
                vera,
                action,
                "/x",
                new Outcome(200, "", Map.of()));
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
        VerifyAuditLog verify = new VerifyAuditLog(log, Duration.ofDays(1));
        assertThat(verify.verify(CHAIN, null)).isInstanceOf(Verification.Whole.class);

        DATABASE.jdbi().useHandle(handle -> handle.execute(tampering));

        assertThat(verify.verify(CHAIN, null)).isInstanceOf(Verification.Broken.class);
    }
}
