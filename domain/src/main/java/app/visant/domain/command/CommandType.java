package app.visant.domain.command;

/** What a device can be asked to do. */
public enum CommandType {
    CAPTURE,
    CONFIG_UPDATE,
    SCHEDULE_UPDATE,
    FIRMWARE_UPDATE,
    PING,
    DIAGNOSE,
    RESTART
}
