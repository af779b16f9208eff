package app.visant.adapter.cloud.access;

import app.visant.domain.session.SessionId;
import app.visant.domain.tenant.User;
import java.time.Instant;

/**
 * A person who proved themselves, and for how long.
 *
 * @param until when the token ends that they proved it by; the session may end before
 */
public record Visitor(User user, SessionId session, Instant until) {}
