package app.visant.edge.bench;

import app.visant.adapter.edge.sqlite.EdgeDatabase;
import app.visant.domain.kernel.Sha256;
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
import javax.imageio.ImageIO;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** The database of an edge that was cut off for long, written by hand: small pictures, each with bytes of its own. */
final class QueuedFrames {
    private static final int SIDE = 32;
    private static final int BATCH = 1000;
    private static final byte START_OF_COMMENT = (byte) 0xFE;

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
            try (PreparedStatement capture = connection.prepareStatement("""
                            insert into capture (number, record_id, captured_at, label, kind, sha256, bytes, added_at, priority)
                            values (?, ?, ?, 'backlog', 'SCHEDULED', ?, ?, ?, 2)""");
                    PreparedStatement frame =
                            connection.prepareStatement("insert into frame (number, jpeg) values (?, ?)")) {
                for (int number = 1; number <= frames; number++) {
                    byte[] bytes = numbered(jpeg, number);
                    long at = first + number * 1000L;
                    capture.setInt(1, number);
                    capture.setString(2, name + "-" + number);
                    capture.setLong(3, at);
                    capture.setString(4, Sha256.of(bytes).hex());
                    capture.setInt(5, bytes.length);
                    capture.setLong(6, at);
                    capture.addBatch();
                    frame.setInt(1, number);
                    frame.setBytes(2, bytes);
                    frame.addBatch();
                    if (number % BATCH == 0 || number == frames) {
                        capture.executeBatch();
                        frame.executeBatch();
                    }
                }
            }
            connection.commit();
        }
        return (long) frames * numbered(jpeg, 0).length;
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
