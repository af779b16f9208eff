package app.visant.adapter.cloud.rest;

import java.time.Duration;

/** How long the tokens live that people get when they log in. */
public record TokenSettings(Duration access, Duration refresh) {}
