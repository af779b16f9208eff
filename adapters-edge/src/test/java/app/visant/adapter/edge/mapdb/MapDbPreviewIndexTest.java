package app.visant.adapter.edge.mapdb;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.edge.outbox.Holding;
import app.visant.domain.edge.outbox.Look;
import app.visant.domain.edge.preview.PreviewIndex;
import app.visant.domain.edge.preview.PreviewIndexContract;
import app.visant.domain.edge.preview.Seen;
import app.visant.domain.edge.preview.Seen.State;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MapDbPreviewIndexTest extends PreviewIndexContract {
    @TempDir
    private Path folder;

    private long now;
    private MapDbPreviewIndex index = new MapDbPreviewIndex(Path.of("unused"), () -> now);

    @BeforeEach
    void open() {
        index = new MapDbPreviewIndex(file(), () -> now);
    }

    @AfterEach
    void close() {
        index.close();
    }

    private Path file() {
        return folder.resolve("index.db");
    }

    @Override
    protected PreviewIndex index() {
        return index;
    }

    private void closeAndOpen() {
        index.close();
        open();
    }

    @Test
    void keepsWhatItKnowsWhenItIsClosedProperly() {
        addWaiting(1);
        index.add(holding(2), seen(2, State.SENT), null);
        closeAndOpen();

        assertThat(index.find(holding(2))).contains(seen(2, State.SENT));
        assertThat(index.preview(holding(1)))
                .hasValueSatisfying(it -> assertThat(it).isEqualTo(preview(1)));
        assertThat(index.waiting(9)).containsExactly(1L);
    }

    @Test
    void opensNothingToTellHowAPictureLooks() {
        addWaiting(1);
        index.close();

        assertThat(index.look(holding(1))).isEmpty();
        assertThat(index.find(holding(1))).isPresent();
        assertThat(index.look(holding(1))).contains(new Look(-1));
    }

    @Test
    void takesLittleRoomHoweverOftenAPictureIsSeen() throws IOException {
        for (int round = 0; round < 3; round++) {
            for (int number = 1; number <= 10_000; number++) {
                index.add(holding(number), seen(number, State.NONE), null);
            }
        }
        index.close();

        assertThat(Files.size(file())).isLessThan(4 << 20);
        index.retain(0, Long.MAX_VALUE, List.of(holding(64), holding(9_999)));
        for (int number : new int[] {1, 63, 65, 9_998, 10_000}) {
            assertThat(index.find(holding(number))).isEmpty();
        }
        assertThat(index.find(holding(64))).contains(seen(64, State.NONE));
        assertThat(index.find(holding(9_999))).contains(seen(9_999, State.NONE));
    }

    @Test
    void leavesNoFileWhenCleared() {
        addWaiting(1);
        index.close();
        index.clear();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void trustsNoFileThatWasNotClosed() throws IOException {
        addWaiting(1);
        Path copy = folder.resolve("killed.db");
        Files.copy(file(), copy);
        MapDbPreviewIndex afterTheKill = new MapDbPreviewIndex(copy, () -> now);

        assertThat(afterTheKill.find(holding(1))).isEmpty();
        afterTheKill.clear();
    }

    @Test
    void beginsAnewWithAFileOfSomethingElse() throws IOException {
        addWaiting(1);
        index.close();
        Files.writeString(file(), "this is no index");
        open();

        assertThat(index.find(holding(1))).isEmpty();
        assertThat(index.add(holding(1), seen(1, State.NONE), null)).isTrue();
        assertThat(index.find(holding(1))).isPresent();
    }

    @Test
    void restsWhenItBreaksAgainSoon() throws IOException {
        for (int i = 0; i < 2; i++) {
            index.close();
            Files.writeString(file(), "this is no index");
            Files.write(folder.resolve("index.db.closed"), new byte[0]);
            isEmpty();
        }

        assertThat(index.add(holding(1), seen(1, State.NONE), null)).isFalse();
        now += 601_000_000_000L;
        assertThat(index.add(holding(1), seen(1, State.NONE), null)).isTrue();
    }

    private void isEmpty() {
        assertThat(index.find(holding(1))).isEmpty();
    }

    /** Whatever happens to the file, nobody hears of it but by things that are forgotten. */
    @Test
    void goesOnWhenItsFileIsTornOrDeletedUnderLoad() throws IOException {
        Random random = new Random(7);
        int known = 0;
        for (int round = 0; round < 60; round++) {
            for (int i = 0; i < 200; i++) {
                int number = 1 + random.nextInt(2000);
                Holding picture = holding(number);
                boolean waits = random.nextInt(4) == 0;
                Seen seen = seen(number, waits ? State.WAITS : State.NONE);
                index.add(picture, seen, waits ? new byte[random.nextInt(30_000)] : null);
                known += index.find(picture).isPresent() ? 1 : 0;
                index.waiting(5);
            }
            now += 700_000_000_000L;
            harm(round, random);
        }
        assertThat(known).isGreaterThan(6_000);
        closeAndOpen();
        index.clear();
        addWaiting(1);
        assertThat(index.waiting(9)).containsExactly(1L);
    }

    private void harm(int round, Random random) throws IOException {
        if (!Files.exists(file())) {
            closeAndOpen();
            return;
        }
        try (RandomAccessFile open = new RandomAccessFile(file().toFile(), "rw")) {
            switch (round % 4) {
                case 0 -> open.setLength(random.nextLong(open.length()));
                case 1 -> scribble(open, random, 1 << 20);
                case 2 -> scribble(open, random, 4096);
                default -> Files.delete(file());
            }
        }
    }

    private static void scribble(RandomAccessFile file, Random random, int bytes) throws IOException {
        byte[] rubbish = new byte[bytes];
        random.nextBytes(rubbish);
        file.seek(random.nextLong(file.length()));
        file.write(rubbish);
    }
}
