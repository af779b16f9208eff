package app.visant.adapter.cloud.stream;

import app.visant.contracts.WireJson;
import app.visant.contracts.device.v1.PollAnswer;
import app.visant.domain.command.Command;
import app.visant.domain.device.AuthenticateDevice.Served;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A device whose request waits for the next command of its log. */
final class ParkedPoll implements DeviceReader {
    private static final Logger LOG = LoggerFactory.getLogger(ParkedPoll.class);
    private static final ObjectMapper JSON = WireJson.mapper();

    private final Served served;
    private final long cursor;
    private final CommandWire wire;
    private final AsyncContext async;
    private final HttpServletResponse response;
    private final long deadline;
    private final Consumer<ParkedPoll> whenEnded;
    private final AtomicBoolean answered = new AtomicBoolean();

    private ParkedPoll(
            Served served,
            long cursor,
            CommandWire wire,
            AsyncContext async,
            HttpServletResponse response,
            long deadline,
            Consumer<ParkedPoll> whenEnded) {
        this.served = served;
        this.cursor = cursor;
        this.wire = wire;
        this.async = async;
        this.response = response;
        this.deadline = deadline;
        this.whenEnded = whenEnded;
    }

    /** @param whenEnded called once, by whichever thread ends it */
    static ParkedPoll park(
            HttpServletRequest request,
            HttpServletResponse response,
            Served served,
            long cursor,
            CommandWire wire,
            Duration wait,
            Consumer<ParkedPoll> whenEnded) {
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        long deadline = System.nanoTime() + wait.toNanos();
        return new ParkedPoll(served, cursor, wire, async, response, deadline, whenEnded);
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
        if (!answered.compareAndSet(false, true)) {
            return List.of();
        }
        try {
            answer(response, served, commands, wire);
            return commands;
        } catch (IOException gone) {
            LOG.debug("A poll's device is gone: {}", gone.toString());
            return List.of();
        } finally {
            finish();
        }
    }

    @Override
    public void tick(long nanoTime) {
        if (nanoTime - deadline >= 0) {
            end();
        }
    }

    @Override
    public void end() {
        if (answered.compareAndSet(false, true)) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            finish();
        }
    }

    static void answer(HttpServletResponse response, Served served, List<Command> commands, CommandWire wire)
            throws IOException {
        PollAnswer answer = new PollAnswer(
                commands.stream().map(command -> wire.event(served, command)).toList(),
                commands.getLast().seq());
        byte[] body = JSON.writeValueAsBytes(answer);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private void finish() {
        async.complete();
        whenEnded.accept(this);
    }
}
