package app.visant.domain.session;

import app.visant.domain.kernel.InvalidInput;
import java.util.UUID;

/** A session's name. */
public record SessionId(UUID value) {
    /** @throws InvalidInput if the text is not a UUID */
    public static SessionId parse(String text) {
        try {
            return new SessionId(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            throw new InvalidInput("session_id", "must be a UUID");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
