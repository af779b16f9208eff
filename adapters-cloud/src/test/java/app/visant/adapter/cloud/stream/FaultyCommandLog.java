package app.visant.adapter.cloud.stream;

import app.visant.domain.command.Acknowledged;
import app.visant.domain.command.Acknowledgement;
import app.visant.domain.command.Command;
import app.visant.domain.command.CommandLog;
import app.visant.domain.command.NewCommand;
import app.visant.domain.command.Overdue;
import app.visant.domain.command.Received;
import app.visant.domain.kernel.DeviceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A log whose next reads or notes can be made to fail. */
final class FaultyCommandLog implements CommandLog {
    final AtomicInteger failingReads = new AtomicInteger();
    final AtomicInteger failingNotes = new AtomicInteger();
    private final CommandLog log;

    FaultyCommandLog(CommandLog log) {
        this.log = log;
    }

    @Override
    public Command append(NewCommand command) {
        return log.append(command);
    }

    @Override
    public Map<DeviceId, List<Command>> read(Map<DeviceId, Long> cursors, Instant now, int maxEach) {
        fail(failingReads);
        return log.read(cursors, now, maxEach);
    }

    @Override
    public List<Command> sent(Collection<Command> commands, Instant at) {
        fail(failingNotes);
        return log.sent(commands, at);
    }

    @Override
    public Received receivedUpTo(DeviceId device, long seq, Instant at) {
        return log.receivedUpTo(device, seq, at);
    }

    @Override
    public Acknowledged acknowledge(DeviceId device, List<Acknowledgement> acknowledgements, Instant at) {
        return log.acknowledge(device, acknowledgements, at);
    }

    @Override
    public List<Command> expire(Overdue overdue, Instant now, int max) {
        return log.expire(overdue, now, max);
    }

    private static void fail(AtomicInteger times) {
        if (times.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("the database is away");
        }
    }
}
