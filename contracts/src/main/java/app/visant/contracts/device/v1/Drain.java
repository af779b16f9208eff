package app.visant.contracts.device.v1;

/** @param maxPerS captures a second that the device may upload from its backlog */
public record Drain(double maxPerS) {}
