package app.visant.adapter.cloud.stream;

import app.visant.contracts.WireJson;
import app.visant.contracts.device.v1.PollAnswer;
import app.visant.domain.command.Command;
import app.visant.domain.device.AuthenticateDevice.Served;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.util.Callback;

/** A device whose request waits for the next command of its log. */
final class ParkedPoll implements DeviceReader {
    private static final ObjectMapper JSON = WireJson.mapper();

    private final Served served;
    private final long cursor;
    private final CommandWire wire;
    private final OpenResponse open;
    private final HttpServletResponse response;
    private final long deadline;
    private final Consumer<ParkedPoll> whenEnded;
    private final AtomicBoolean answered = new AtomicBoolean();

    /**
     * @param wait from now on
     * @param whenEnded called once, by whichever thread ends it
     */
    ParkedPoll(
            Served served,
            long cursor,
            CommandWire wire,
            HttpServletRequest request,
            HttpServletResponse response,
            Duration wait,
            Consumer<ParkedPoll> whenEnded) {
        this.served = served;
        this.cursor = cursor;
        this.wire = wire;
        this.open = OpenResponse.hold(request);
        this.response = response;
        this.deadline = System.nanoTime() + wait.toNanos();
        this.whenEnded = whenEnded;
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
        byte[] body = body(served, commands, wire);
        if (!answered.compareAndSet(false, true)) {
            return List.of();
        }
        describe(response, body);
        open.write(true, body, Callback.from(open::complete, failed -> open.abort()));
        whenEnded.accept(this);
        return commands;
    }

    @Override
    public boolean hasEnded() {
        return answered.get();
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
            open.complete();
            whenEnded.accept(this);
        }
    }

    /** Answers a poll that need not wait. */
    static void answer(HttpServletResponse response, Served served, List<Command> commands, CommandWire wire)
            throws IOException {
        byte[] body = body(served, commands, wire);
        describe(response, body);
        response.getOutputStream().write(body);
    }

    private static void describe(HttpServletResponse response, byte[] body) {
        response.setContentType("application/json");
        response.setContentLength(body.length);
    }

    private static byte[] body(Served served, List<Command> commands, CommandWire wire) {
        var events =
                commands.stream().map(command -> wire.event(served, command)).toList();
        try {
            return JSON.writeValueAsBytes(
                    new PollAnswer(events, commands.getLast().seq()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a wire record can't be written", impossible);
        }
    }
}
