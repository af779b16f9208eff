package app.visant.adapter.cloud.rest;

import java.time.Duration;

/**
 * What devices are told in answer to a heartbeat.
 *
 * @param every when the next one is wished, whole seconds
 * @param drainPerSecond how many pictures of its backlog a device may send a second
 */
public record HeartbeatSettings(Duration every, double drainPerSecond) {}
