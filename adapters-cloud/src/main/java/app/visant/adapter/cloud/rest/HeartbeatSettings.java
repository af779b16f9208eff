package app.visant.adapter.cloud.rest;

import java.time.Duration;

/**
 * What devices are told in answer to a heartbeat.
 *
 * @param every when the next one is wished, whole seconds
 * @param backlogPerSecond how many pictures of their backlogs all devices together may send a second
 */
public record HeartbeatSettings(Duration every, double backlogPerSecond) {}
