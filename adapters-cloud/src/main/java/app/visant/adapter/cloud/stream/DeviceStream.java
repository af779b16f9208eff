package app.visant.adapter.cloud.stream;

import app.visant.domain.command.Command;
import app.visant.domain.device.AuthenticateDevice.Served;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A device that reads its log as a stream. */
final class DeviceStream implements DeviceReader {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceStream.class);

    private final Served served;
    private final Dialect dialect;
    private final SseOutput output;
    private final StreamSettings settings;
    private final InstantSource clock;
    private volatile long cursor;
    private volatile boolean sendsHeartbeats;
    private volatile long heartbeatAt;

    DeviceStream(
            Served served,
            Dialect dialect,
            SseOutput output,
            long cursor,
            StreamSettings settings,
            InstantSource clock) {
        this.served = served;
        this.dialect = dialect;
        this.output = output;
        this.cursor = cursor;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Served served() {
        return served;
    }

    @Override
    public long cursor() {
        return cursor;
    }

    @Override
    public List<Command> deliver(List<Command> commands) {
        List<Command> delivered = new ArrayList<>(commands.size());
        for (Command command : commands) {
            if (command.seq() <= cursor) {
                continue;
            }
            Optional<byte[]> event = dialect.command(served, command);
            if (event.isPresent()) {
                if (!output.offer(event.get())) {
                    return delivered;
                }
                delivered.add(command);
            }
            cursor = command.seq();
        }
        return delivered;
    }

    @Override
    public boolean hasEnded() {
        return output.isClosed();
    }

    /** Whether it was ended because its reader took too little. */
    boolean hasOverflowed() {
        return output.hasOverflowed();
    }

    @Override
    public void heartbeat(long nanoTime) {
        heartbeatAt = nanoTime;
        sendsHeartbeats = true;
    }

    @Override
    public void tick(long nanoTime) {
        long silent = output.silentFor(nanoTime);
        if (sendsHeartbeats && nanoTime - heartbeatAt > settings.lost().toNanos()) {
            LOG.info("Device {} has sent no heartbeat for {}: its stream is closed", served.device(), settings.lost());
            output.close();
        } else if (output.isWaiting() && silent > settings.stalled().toNanos()) {
            output.close();
        } else if (silent > Turns.spread(served.device(), settings.ping().toNanos())) {
            output.offer(dialect.ping(clock.instant()));
        }
    }

    @Override
    public void end() {
        output.close();
    }
}
