package app.visant.edge.chaos;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * A folder camera's pictures, no two of them the same, with a folder for each start of its edge. The file system notes which of them were
 * looked at: that is what the camera gave, whatever the edge says.
 */
final class KnownCamera {
    private static final FileTime UNSEEN = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));
    private static final int AHEAD = 60;
    private static final int USUAL_PADDING = 9000;
    private static final int MOST_PADDING = 40_000;
    private static final byte START_OF_COMMENT = (byte) 0xFE;

    private final Path folder;
    private final Random random;
    private final boolean alike;
    private final byte[] jpeg = jpeg();
    private final List<List<Picture>> lives = new ArrayList<>();
    private int seenNow;
    private long seenBefore;

    /** @param alike whether all are of one size, of about 10 KB */
    KnownCamera(Path folder, long seed, boolean alike) {
        this.folder = folder;
        this.random = new Random(seed);
        this.alike = alike;
    }

    /** A picture that may be looked at. */
    private record Picture(Path file, String sha256) {
        boolean isSeen() {
            try {
                return !Files.readAttributes(file, BasicFileAttributes.class)
                        .lastAccessTime()
                        .equals(UNSEEN);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Whether the file system notes when a file is read. */
    static boolean isPossible(Path folder) {
        KnownCamera probe = new KnownCamera(folder, 0, true);
        probe.nextLife();
        Picture first = probe.lives.getFirst().getFirst();
        boolean untouched = !first.isSeen();
        try {
            Files.readAllBytes(first.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return untouched && first.isSeen();
    }

    /** @return the folder for the next start, with pictures in it */
    Path nextLife() {
        seenBefore += seenNow();
        lives.add(new ArrayList<>());
        seenNow = 0;
        topUp();
        return home();
    }

    private Path home() {
        return folder.resolve("life-" + lives.size());
    }

    /** Sees to it that the camera does not begin again with its first picture. To be called now and then. */
    void topUp() {
        List<Picture> present = lives.getLast();
        int wanted = seenNow() + AHEAD;
        try {
            Files.createDirectories(home());
            while (present.size() < wanted) {
                present.add(add("%06d".formatted(present.size() + 1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Picture add(String name) throws IOException {
        byte[] bytes = padded();
        Path made = Files.write(home().resolve(name + ".new"), bytes);
        Files.getFileAttributeView(made, BasicFileAttributeView.class).setTimes(null, UNSEEN, null);
        Path file = Files.move(made, home().resolve(name + ".jpg"), StandardCopyOption.ATOMIC_MOVE);
        return new Picture(file, sha256(bytes));
    }

    private int seenNow() {
        if (lives.isEmpty()) {
            return 0;
        }
        List<Picture> present = lives.getLast();
        while (seenNow < present.size() && present.get(seenNow).isSeen()) {
            seenNow++;
        }
        return seenNow;
    }

    /** How many pictures it has given. */
    long given() {
        return seenBefore + seenNow();
    }

    /** The SHA-256 of each picture that it has given. */
    List<String> givenHashes() {
        return lives.stream()
                .flatMap(List::stream)
                .filter(Picture::isSeen)
                .map(Picture::sha256)
                .toList();
    }

    /** Random bytes in a comment behind the start of the image. */
    private byte[] padded() {
        byte[] padding = new byte[alike ? USUAL_PADDING : random.nextInt(MOST_PADDING)];
        random.nextBytes(padding);
        return ByteBuffer.allocate(jpeg.length + 4 + padding.length)
                .put(jpeg, 0, 2)
                .put((byte) 0xFF)
                .put(START_OF_COMMENT)
                .putShort((short) (2 + padding.length))
                .put(padding)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    private static byte[] jpeg() {
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.ORANGE);
        canvas.fillOval(8, 8, 32, 32);
        canvas.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The hashes of all pictures that it could have given. */
    Stream<String> all() {
        return lives.stream().flatMap(List::stream).map(Picture::sha256);
    }
}
