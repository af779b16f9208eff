package app.visant.edge.bench;

import app.visant.adapter.edge.sqlite.EdgeDatabase;
import app.visant.domain.kernel.ScheduleId;
import app.visant.domain.kernel.Sha256;
import app.visant.domain.schedule.Slot;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * The database of an edge that was cut off for long, written by hand: small pictures, each with bytes of its own, and the journal of
 * the slots that it fired alone for them, of which the cloud has heard nothing.
 */
final class QueuedFrames {
    private static final int SIDE = 32;
    private static final int BATCH = 1000;
    private static final byte START_OF_COMMENT = (byte) 0xFE;

    private static final String COMMAND = """
            insert into command (number, run_key, command_id, seq, type, trigger_id, label, kind, issued_at, state, outcome, sha256,
                                 changed_at)
            values (?, ?, ?, 0, 'capture', ?, 'backlog', 'SCHEDULED', ?, 'DONE', 'EXECUTED', ?, ?)""";

    private static final String CAPTURE = """
            insert into capture (number, record_id, run_key, captured_at, trigger_id, label, kind, sha256, bytes, added_at, priority)
            values (?, ?, ?, ?, ?, 'backlog', 'SCHEDULED', ?, ?, ?, 2)""";

    private QueuedFrames() {}

    /**
     * One picture a second, the last one taken just now.
     *
     * @param name begins the record ids
     * @return bytes of all pictures
     */
    static long fill(Path file, String name, int frames) throws IOException, SQLException {
        EdgeDatabase.open(file).close();
        byte[] jpeg = jpeg();
        long first = Instant.now()
                .truncatedTo(ChronoUnit.SECONDS)
                .minusSeconds(frames)
                .toEpochMilli();
        SQLiteConfig config = new SQLiteConfig();
        config.setSynchronous(SynchronousMode.OFF);
        try (Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath())) {
            connection.setAutoCommit(false);
            insert(connection, name, jpeg, first, frames);
            connection.commit();
        }
        return (long) frames * numbered(jpeg, 0).length;
    }

    private static void insert(Connection connection, String name, byte[] jpeg, long first, int frames)
            throws SQLException {
        UUID schedule = UUID.randomUUID();
        try (PreparedStatement command = connection.prepareStatement(COMMAND);
                PreparedStatement capture = connection.prepareStatement(CAPTURE);
                PreparedStatement frame =
                        connection.prepareStatement("insert into frame (number, jpeg) values (?, ?)")) {
            for (int number = 1; number <= frames; number++) {
                byte[] bytes = numbered(jpeg, number);
                long at = first + number * 1000L;
                String slot = new Slot(new ScheduleId(schedule), 1, Instant.ofEpochMilli(at))
                        .id()
                        .value();
                String sha256 = Sha256.of(bytes).hex();
                add(command, number, "trigger/" + slot, slot, slot, at, sha256, at);
                add(capture, number, name + "-" + number, "trigger/" + slot, at, slot, sha256, bytes.length, at);
                add(frame, number, bytes);
                if (number % BATCH == 0 || number == frames) {
                    command.executeBatch();
                    capture.executeBatch();
                    frame.executeBatch();
                }
            }
        }
    }

    private static void add(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }

    /** How many pictures the file of an edge that has ended still has. */
    static long left(Path file) throws SQLException {
        try (Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + file.toAbsolutePath());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from capture")) {
            return row.getLong(1);
        }
    }

    private static byte[] jpeg() throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.GRAY);
        canvas.fillOval(4, 4, SIDE - 8, SIDE - 8);
        canvas.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", bytes);
        return bytes.toByteArray();
    }

    /** With the number in a comment behind the start of the image. */
    private static byte[] numbered(byte[] jpeg, int number) {
        return ByteBuffer.allocate(jpeg.length + 8)
                .put(jpeg, 0, 2)
                .put((byte) 0xFF)
                .put(START_OF_COMMENT)
                .putShort((short) 6)
                .putInt(number)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }
}
