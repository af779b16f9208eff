package app.visant.domain.edge.outbox;

import app.visant.domain.edge.command.RunKey;
import app.visant.domain.kernel.RecordId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An outbox in which room is made before a picture is stored. */
public final class OutboxWithinQuota implements Outbox {
    private final Outbox whole;
    private final KeepWithinQuota keeping;

    public OutboxWithinQuota(Outbox whole, KeepWithinQuota keeping) {
        this.whole = whole;
        this.keeping = keeping;
    }

    /**
     * @throws OutboxFull if there is no room, and nothing that may go for the picture
     * @throws DiskFull if the disk is full, and giving pictures up does not help
     */
    @Override
    public void add(CaptureRecord capture, byte[] jpeg, @Nullable RunKey completes, Instant at) {
        Worth worth = Worth.of(capture.kind());
        keeping.makeRoom(capture.bytes(), worth);
        try {
            whole.add(capture, jpeg, completes, at);
        } catch (DiskFull full) {
            /* Twice, since its rows and pages need room too. */
            if (keeping.giveWay(2L * capture.bytes(), worth) == 0) {
                throw full;
            }
            whole.add(capture, jpeg, completes, at);
        }
    }

    @Override
    public void quarantine(RecordId id, String reason, Instant at) {
        whole.quarantine(id, reason, at);
    }

    @Override
    public Backlog backlog() {
        return whole.backlog();
    }
}
