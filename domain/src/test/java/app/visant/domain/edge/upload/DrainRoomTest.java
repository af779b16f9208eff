package app.visant.domain.edge.upload;

import static app.visant.domain.edge.outbox.EdgeExamples.NOON;
import static app.visant.domain.edge.outbox.EdgeExamples.jpeg;
import static app.visant.domain.edge.outbox.EdgeExamples.picture;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.capture.Jpeg;
import app.visant.domain.edge.link.Backoff;
import app.visant.domain.edge.outbox.CaptureRecord;
import app.visant.domain.edge.outbox.InMemoryEdgeStore;
import app.visant.domain.kernel.RecordId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much of the pictures that are under way is in memory. */
final class DrainRoomTest {
    private final InMemoryEdgeStore store = new InMemoryEdgeStore();
    private final CaptureUpload cloud = item -> new UploadResult.Accepted();
    private final DrainOutbox drain = new DrainOutbox(
            store.sendQueue(),
            store.outbox(),
            Lane.BACKLOG,
            Gate.OPEN,
            4,
            new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(1), () -> 0.5),
            () -> NOON,
            () -> 0);

    private void add(int number) {
        store.outbox().add(picture(number), jpeg(number), null, NOON);
    }

    private Drained step() {
        return drain.step(0, cloud);
    }

    private static CaptureRecord of(int number, int bytes) {
        CaptureRecord same = picture(number);
        return new CaptureRecord(
                same.id(), same.capturedAt(), same.trigger(), same.label(), same.kind(), same.sha256(), bytes);
    }

    private void addOf(int number, int bytes) {
        store.outbox().add(of(number, bytes), new byte[bytes], null, NOON);
    }

    /** What another thread may do while the first sends. */
    private List<Drained> beside(Runnable meanwhile) {
        List<Drained> others = new ArrayList<>();
        drain.step(0, item -> {
            meanwhile.run();
            others.add(drain.step(1, cloud));
            return new UploadResult.Accepted();
        });
        return others;
    }

    @Test
    void holdsNoMoreBytesOfPicturesThanOneOfTheLargestHas() {
        addOf(1, Jpeg.MAX_BYTES / 2);
        addOf(2, Jpeg.MAX_BYTES / 2 + 1);
        addOf(3, Jpeg.MAX_BYTES / 2);
        IntStream.rangeClosed(4, 7).forEach(this::add);
        IntStream.range(0, 4).forEach(i -> step());
        assertThat(drain.wanted()).isGreaterThan(1);

        assertThat(beside(() -> {})).containsExactly(new Drained.Idle(null));
        assertThat(beside(() -> {})).containsExactly(new Drained.Idle(null));
        assertThat(step()).isEqualTo(new Drained.Sent(of(1, Jpeg.MAX_BYTES / 2), false));
        addOf(8, Jpeg.MAX_BYTES / 2);
        addOf(9, Jpeg.MAX_BYTES / 2);
        assertThat(beside(() -> {})).hasOnlyElementsOfType(Drained.Sent.class);
    }

    @Test
    void sendsAPictureByItselfThatIsLargerThanAll() {
        addOf(1, Jpeg.MAX_BYTES + 1);

        assertThat(step()).isInstanceOf(Drained.Sent.class);
    }

    @Test
    void aPictureThatIsDroppedWhileItWaitsForRoomIsPassedOver() {
        add(1);
        addOf(2, 10);
        addOf(3, Jpeg.MAX_BYTES);
        IntStream.rangeClosed(4, 7).forEach(this::add);
        IntStream.range(0, 4).forEach(i -> step());

        assertThat(beside(() -> {
                    store.outbox().quarantine(new RecordId("r2"), "a person did that", NOON);
                }))
                .containsExactly(new Drained.Idle(null));
        assertThat(step()).isEqualTo(new Drained.Sent(picture(1), false));
    }
}
