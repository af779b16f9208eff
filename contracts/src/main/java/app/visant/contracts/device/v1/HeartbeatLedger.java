package app.visant.contracts.device.v1;

/** Numbers of triggers by how they ended, since the device was set up. */
public record HeartbeatLedger(long planned, long executed, long failed, long expired, long skipped, long evicted) {}
