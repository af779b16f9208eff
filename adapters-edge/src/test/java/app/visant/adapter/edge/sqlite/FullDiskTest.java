package app.visant.adapter.edge.sqlite;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static app.visant.domain.edge.outbox.EdgeExamples.capture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.edge.command.Report;
import app.visant.domain.edge.command.RunOutcome;
import app.visant.domain.edge.command.TriggerKind;
import app.visant.domain.edge.outbox.CaptureRecord;
import app.visant.domain.edge.outbox.DiskFull;
import app.visant.domain.edge.outbox.DiskSpace;
import app.visant.domain.edge.outbox.KeepWithinQuota;
import app.visant.domain.edge.outbox.KeepWithinQuota.Evicted;
import app.visant.domain.edge.outbox.Looks;
import app.visant.domain.edge.outbox.Outbox;
import app.visant.domain.edge.outbox.OutboxWithinQuota;
import app.visant.domain.edge.outbox.Quota;
import app.visant.domain.kernel.RecordId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.kernel.TriggerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that may not grow is to SQLite what a full disk is. */
final class FullDiskTest {
    private static final DiskSpace PLENTY = new DiskSpace(1L << 40, 1L << 40);
    private static final int ROOM_FOR = 10;

    @TempDir
    private Path folder;

    private Connection connection;
    private Sqlite sqlite;
    private Outbox outbox;
    private final List<Evicted> evicted = new ArrayList<>();

    @BeforeEach
    void open() throws SQLException {
        connection = Sqlite.connect(folder.resolve("edge.db"));
        Migrations.apply(connection);
        sqlite = new Sqlite(connection, new Ballast(folder.resolve("edge.db")));
        outbox = new SqliteOutbox(sqlite);
        int number = 0;
        while (number < ROOM_FOR) {
            add(outbox, ++number);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma max_page_count = 1");
        }
    }

    @AfterEach
    void close() {
        sqlite.close();
    }

    private void add(Outbox to, int number) {
        new SqliteCommandJournal(sqlite).accept(capture(number), NOON);
        new SqliteCommandJournal(sqlite).start(capture(number).key(), NOON);
        byte[] jpeg = new byte[20_000];
        to.add(
                new CaptureRecord(
                        new RecordId("r" + number),
                        NOON.plusSeconds(3600L * number),
                        new TriggerId("t" + number),
                        "hourly-check",
                        TriggerKind.SCHEDULED,
                        Sha256.of(jpeg),
                        jpeg.length),
                jpeg,
                capture(number).key(),
                NOON);
    }

    @Test
    void isToldApartFromOtherTroubles() {
        assertThatThrownBy(() -> add(outbox, ROOM_FOR + 1))
                .isInstanceOf(DiskFull.class)
                .hasMessageContaining("the disk is full");
        assertThat(outbox.backlog().count()).isEqualTo(ROOM_FOR);
    }

    @Test
    void throwsTheBallastOverBoardFirst() {
        Ballast ballast = new Ballast(folder.resolve("edge.db"));
        ballast.takeIn();
        assertThat(folder.resolve("edge.ballast")).isNotEmptyFile();
        assertThat(ballast.missing()).isZero();

        assertThatThrownBy(() -> add(outbox, ROOM_FOR + 1)).isInstanceOf(DiskFull.class);

        assertThat(folder.resolve("edge.ballast")).doesNotExist();
        assertThat(ballast.missing()).isPositive();
    }

    @Test
    void isNoHindranceOnceThereIsRoomAgain() throws SQLException {
        new Ballast(folder.resolve("edge.db")).takeIn();
        assertThatThrownBy(() -> add(outbox, ROOM_FOR + 1)).isInstanceOf(DiskFull.class);

        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma max_page_count = 1000000");
        }
        add(outbox, ROOM_FOR + 2);

        assertThat(outbox.backlog().count()).isEqualTo(ROOM_FOR + 1);
    }

    @Test
    void fillsUpABallastThatWasCutShort() throws IOException {
        Path file = folder.resolve("edge.ballast");
        Ballast ballast = new Ballast(folder.resolve("edge.db"));
        ballast.takeIn();
        byte[] whole = Files.readAllBytes(file);
        int cut = 70_000;
        Files.write(file, Arrays.copyOf(whole, cut));

        assertThat(ballast.missing()).isEqualTo(whole.length - cut);
        ballast.takeIn();

        assertThat(file).hasBinaryContent(whole);
        assertThat(ballast.missing()).isZero();
    }

    @Test
    void isMadeRoomOnByGivingUpTheOldest() {
        SqliteHoldings holdings = new SqliteHoldings(sqlite);
        add(
                new OutboxWithinQuota(
                        outbox,
                        new KeepWithinQuota(
                                holdings,
                                Looks.NONE,
                                () -> Quota.USUAL,
                                () -> PLENTY,
                                () -> NOON,
                                Optional::empty,
                                evicted::add)),
                ROOM_FOR + 1);

        assertThat(evicted).extracting(it -> it.capture().id().value()).containsExactly("r1", "r2");
        assertThat(outbox.backlog().count()).isEqualTo(ROOM_FOR - 1);
        assertThat(new SqliteReports(sqlite).unreported(99))
                .filteredOn(report -> report.outcome() == RunOutcome.EVICTED)
                .extracting(Report::error)
                .containsOnly("the disk is full");
        assertThat(holdings.usage().reusable()).isPositive();
    }
}
