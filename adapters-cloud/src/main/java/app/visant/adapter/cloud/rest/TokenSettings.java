package app.visant.adapter.cloud.rest;

import java.time.Duration;

/**
 * How people are known again.
 *
 * @param access how long an access token lives, at most
 */
public record TokenSettings(Duration access, HostCookie cookie, ClientAddresses addresses) {}
