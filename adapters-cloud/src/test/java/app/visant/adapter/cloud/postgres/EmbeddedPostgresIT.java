package app.visant.adapter.cloud.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {
    @TempDir
    static Path binaries;

    @TempDir
    Path folder;

    @BeforeEach
    void shareTheUnpackedPrograms() throws IOException {
        Files.createSymbolicLink(folder.resolve("binaries"), binaries);
    }

    @AfterEach
    void unlinkThem() throws IOException {
        Files.delete(folder.resolve("binaries"));
    }

    @Test
    void keepsDataAndPasswordOverARestart() throws Exception {
        try (EmbeddedPostgres server = start()) {
            execute(server, "CREATE TABLE kept AS SELECT 7 AS n");
        }
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
        try (EmbeddedPostgres server = start()) {
            assertThat(number(server, "SELECT n FROM kept")).isEqualTo(7);
        }
    }

    @Test
    void writesEverythingThroughToTheDisk() throws Exception {
        try (EmbeddedPostgres server = start()) {
            assertThat(number(server, """
                            SELECT count(*) FROM pg_settings
                            WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes') AND setting = 'on'
                            """)).isEqualTo(3);
        }
    }

    @Test
    void letsNobodyInWithoutThePasswordThatOnlyItsOwnerCanRead() throws Exception {
        try (EmbeddedPostgres server = start()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                    .isEqualTo("rw-------");
            DatabaseAddress address = server.address();
            assertThatThrownBy(() -> DriverManager.getConnection(address.jdbcUrl(), address.user(), "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void refusesAFolderThatAnotherOneUses() {
        EmbeddedPostgres first = start();
        try (first) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining("Another Visant uses the data in " + folder);
        }
    }

    @Test
    void takesOverAServerWhoseProgramWasKilled() throws Exception {
        long left = startAndKill();
        assertThat(runs(left)).as("the server outlives its program").isTrue();
        try (EmbeddedPostgres server = start()) {
            assertThat(number(server, "SELECT n FROM committed_before_kill")).isEqualTo(1);
        }
        assertThat(runs(left)).isFalse();
    }

    @Test
    void startsAfterServerAndProgramWereKilledAndItsNumberWentToAnotherProcess() throws Exception {
        long left = startAndKill();
        kill(left);
        Path lock = folder.resolve("data/postmaster.pid");
        String stale = Files.readString(lock)
                .replaceFirst("\\d+", Long.toString(unrelated().pid()));
        Files.writeString(lock, stale);
        try (EmbeddedPostgres again = start()) {
            assertThat(number(again, "SELECT n FROM committed_before_kill")).isEqualTo(1);
        }
    }

    @Test
    void refusesDataOfAnotherMajorVersion() throws Exception {
        start().close();
        Files.writeString(folder.resolve("data/PG_VERSION"), "15\n");
        assertThatThrownBy(this::start)
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("is of PostgreSQL 15")
                .hasMessageContaining("18.");
    }

    @Test
    void saysWhatTheServerSaidWhenItDoesNotStart() throws Exception {
        start().close();
        Files.delete(folder.resolve("data/global/pg_control"));
        assertThatThrownBy(this::start)
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("pg_control");
    }

    @Test
    void makesItsDataAnewWhenTheFirstTimeWasCutOff() throws Exception {
        Files.createDirectories(folder.resolve("data.unfinished/base"));
        try (EmbeddedPostgres server = start()) {
            assertThat(number(server, "SELECT 1")).isEqualTo(1);
        }
    }

    @Test
    void startsAfterServerAndProgramWereKilled() throws Exception {
        kill(startAndKill());
        try (EmbeddedPostgres again = start()) {
            assertThat(number(again, "SELECT n FROM committed_before_kill")).isEqualTo(1);
        }
    }

    private static void kill(long process) {
        ProcessHandle.of(process).orElseThrow().destroyForcibly();
        await().until(() -> !runs(process));
    }

    /** A dead process that nobody has waited for does not run, though it is listed. */
    private static boolean runs(long process) throws IOException {
        Path commandLine = Path.of("/proc/" + process + "/cmdline");
        return Files.exists(commandLine) && !Files.readString(commandLine).isEmpty();
    }

    /** The grandparent or so of this very process: alive, and no PostgreSQL. */
    private static ProcessHandle unrelated() {
        return ProcessHandle.of(1).orElseThrow();
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(folder, EmbeddedPostgres.Durability.SAFE);
    }

    /** @return the number of the server process that is left */
    private long startAndKill() throws IOException, InterruptedException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Killed.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = program.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("up");
        } finally {
            program.destroyForcibly().waitFor();
        }
        return Long.parseLong(
                Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst());
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        DatabaseAddress at = server.address();
        try (Connection connection = DriverManager.getConnection(at.jdbcUrl(), at.user(), at.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(EmbeddedPostgres server, String sql) throws SQLException {
        DatabaseAddress at = server.address();
        try (Connection connection = DriverManager.getConnection(at.jdbcUrl(), at.user(), at.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    /** The program that is killed. */
    static final class Killed {
        private Killed() {}

        public static void main(String[] args) throws Exception {
            EmbeddedPostgres server = EmbeddedPostgres.start(Path.of(args[0]), EmbeddedPostgres.Durability.SAFE);
            execute(server, "CREATE TABLE committed_before_kill AS SELECT 1 AS n");
            System.out.println("up");
            System.in.read();
        }
    }
}
