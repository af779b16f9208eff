package app.visant.adapter.cloud.access;

import app.visant.domain.access.Actor;
import java.time.Instant;

/**
 * Somebody who proved themselves, and for how long.
 *
 * @param until when the proof ends by its time; it may end before
 */
public record Visitor(Actor actor, Proof proof, Instant until) {}
