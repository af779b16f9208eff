package app.visant.adapter.cloud.stream;

import app.visant.adapter.cloud.access.Audience;
import app.visant.adapter.cloud.access.Visitor;
import app.visant.adapter.cloud.http.Problems;
import app.visant.contracts.device.v1.DeviceHeaders;
import app.visant.domain.access.Access;
import app.visant.domain.access.Permission;
import app.visant.domain.command.Command;
import app.visant.domain.device.AuthenticateDevice.Served;
import app.visant.domain.device.DeviceToken;
import app.visant.domain.kernel.DeviceId;
import app.visant.domain.kernel.InvalidInput;
import app.visant.domain.kernel.VisantException;
import app.visant.domain.limit.Limit;
import app.visant.domain.limit.Limits.Claim;
import app.visant.domain.tenant.TokenRefused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes the requests that stay open, and passes on all others. */
final class StreamFilter extends HttpFilter {
    private static final Map<StreamRoute, Audience> AUDIENCES =
            Arrays.stream(StreamRoute.values()).collect(Collectors.toMap(route -> route, StreamRoute::audience));
    private static final Pattern VERSION = Pattern.compile("[\\x20-\\x7e]{0,100}");
    private static final String BEARER = "Bearer ";
    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(25);

    private final transient DeviceStreams streams;
    private final transient StreamGate gate;

    StreamFilter(DeviceStreams streams, StreamGate gate) {
        this.streams = streams;
        this.gate = gate;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        for (StreamRoute route : StreamRoute.values()) {
            Matcher path = route.pattern().matcher(request.getRequestURI());
            if (request.getMethod().equals("GET") && path.matches()) {
                answer(route, path, request, response);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private void answer(StreamRoute route, Matcher path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Audience audience = Objects.requireNonNull(AUDIENCES.get(route));
        try {
            gate.limits()
                    .require(
                            new Claim(Limit.STREAMS_OF_ADDRESS, gate.addresses().apply(request)));
            switch (audience) {
                case Audience.Devices() -> serve(route, path, request, response);
                case Audience.Callers(var permission) -> live(permission, request, response);
                case Audience.Person(), Audience.Platform(), Audience.Everybody() ->
                    throw new IllegalStateException(route + " is no stream for " + audience);
            }
        } catch (VisantException refused) {
            Problems.write(response, refused);
        }
    }

    private void serve(StreamRoute route, Matcher path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (route) {
            case ORIGINAL -> {
                Served served = device(path.group(1), request);
                streams.openOriginal(served, version(request), lastEventId(request), request, response);
            }
            case SECOND -> streams.openSecond(device(null, request), lastEventId(request), request, response);
            case POLL -> poll(request, response);
            case LIVE -> throw new IllegalStateException(route + " is not for devices");
        }
    }

    private void poll(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long said = number(request.getParameter("after"), "after", 0, Long.MAX_VALUE, 0);
        long maxWait = streams.settings().maxWait().toSeconds();
        long wait = number(request.getParameter("wait"), "wait", 0, maxWait, DEFAULT_WAIT.toSeconds());
        Served served = device(null, request);
        long after = streams.received(served, said);
        List<Command> ready = streams.readNow(served, after);
        if (!ready.isEmpty()) {
            streams.answerPoll(served, ready, response);
        } else if (wait == 0) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            streams.park(served, after, Duration.ofSeconds(wait), request, response);
        }
    }

    private void live(Permission needed, HttpServletRequest request, HttpServletResponse response) {
        Visitor visitor = gate.callers().apply(request).orElseThrow(TokenRefused::new);
        Access.require(visitor.actor(), needed);
        gate.limits()
                .require(new Claim(
                        Limit.STREAMS_OF_CALLER,
                        visitor.actor().organisation() + " " + visitor.actor().name()));
        String device = request.getParameter("device_id");
        streams.openLive(visitor, device == null ? null : new DeviceId(device), request, response);
    }

    private static @Nullable String version(HttpServletRequest request) {
        String version = request.getParameter("device_version");
        if (version != null && !VERSION.matcher(version).matches()) {
            throw new InvalidInput("device_version", "must be at most 100 printable characters");
        }
        return version;
    }

    private Served device(@Nullable String named, HttpServletRequest request) {
        String id = named == null ? request.getHeader(DeviceHeaders.DEVICE_ID) : named;
        if (id == null) {
            throw new InvalidInput(DeviceHeaders.DEVICE_ID, "is missing: this header names the device");
        }
        String authorization = request.getHeader("Authorization");
        Optional<DeviceToken> token = Optional.ofNullable(authorization)
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> new DeviceToken(value.substring(BEARER.length()).strip()));
        Served served =
                gate.devices().admit(new DeviceId(id), token, gate.addresses().apply(request));
        gate.limits().require(new Claim(Limit.STREAMS_OF_DEVICE, served.device().value()));
        return served;
    }

    private static long lastEventId(HttpServletRequest request) {
        return number(
                request.getHeader(DeviceHeaders.LAST_EVENT_ID), DeviceHeaders.LAST_EVENT_ID, 0, Long.MAX_VALUE, 0);
    }

    private static long number(@Nullable String text, String field, long min, long max, long absent) {
        if (text == null || text.isEmpty()) {
            return absent;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            throw new InvalidInput(field, "must be a whole number from " + min + " to " + max);
        }
        throw new InvalidInput(field, "must be a whole number from " + min + " to " + max);
    }
}
