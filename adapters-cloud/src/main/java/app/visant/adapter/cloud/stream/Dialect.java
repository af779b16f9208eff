package app.visant.adapter.cloud.stream;

import app.visant.contracts.device.v1.CommandEvent;
import app.visant.contracts.device.v1.ConfigEvent;
import app.visant.contracts.device.v1.ConnectedEvent;
import app.visant.contracts.device.v1.PingEvent;
import app.visant.contracts.device.v1.StreamMessage;
import app.visant.domain.command.Command;
import app.visant.domain.device.AuthenticateDevice.Served;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** How a stream says things. */
sealed interface Dialect {
    /** What is said first, with what the device should know. */
    byte[] greeting(Served device, long cursor, Instant now);

    /** Empty if this dialect has no words for the command. */
    Optional<byte[]> command(Served device, Command command);

    byte[] ping(Instant now);

    /** The stream of the original client: unnamed events, of which it reads only the data. */
    record Original(CommandWire wire) implements Dialect {
        @Override
        public byte[] greeting(Served device, long cursor, Instant now) {
            return ServerSentEvent.unnamed(
                    StreamMessage.connected(device.device().value()));
        }

        @Override
        public Optional<byte[]> command(Served device, Command command) {
            return switch (command.type()) {
                case CAPTURE ->
                    Optional.of(ServerSentEvent.unnamed(
                            command.seq(),
                            StreamMessage.capture(
                                    command.trigger() == null
                                            ? command.id().value()
                                            : command.trigger().value(),
                                    command.manual() ? "manual" : "scheduled")));
                case CONFIG_UPDATE, SCHEDULE_UPDATE ->
                    Optional.of(ServerSentEvent.unnamed(
                            command.seq(), StreamMessage.updateConfig(wire.originalConfig(device))));
                case FIRMWARE_UPDATE, PING, DIAGNOSE, RESTART -> Optional.empty();
            };
        }

        @Override
        public byte[] ping(Instant now) {
            return ServerSentEvent.unnamed(StreamMessage.ping());
        }
    }

    /** The stream of the second generation: named events, and the configuration after the greeting. */
    record Second(CommandWire wire, DeviceConfiguration configuration) implements Dialect {
        @Override
        public byte[] greeting(Served device, long cursor, Instant now) {
            ConfigEvent config = configuration.of(device);
            byte[] connected = ServerSentEvent.named(
                    "connected", new ConnectedEvent(device.device().value(), now, cursor));
            return concat(connected, ServerSentEvent.named("config", config));
        }

        @Override
        public Optional<byte[]> command(Served device, Command command) {
            CommandEvent event = wire.event(device, command);
            return Optional.of(ServerSentEvent.named("command", command.seq(), event));
        }

        @Override
        public byte[] ping(Instant now) {
            return ServerSentEvent.named("ping", new PingEvent(now));
        }

        private static byte[] concat(byte[] first, byte[] second) {
            byte[] both = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, both, first.length, second.length);
            return both;
        }
    }
}
