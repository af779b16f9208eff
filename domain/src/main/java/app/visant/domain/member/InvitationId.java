package app.visant.domain.member;

import app.visant.domain.kernel.InvalidInput;
import java.util.UUID;

/** An invitation's name; no secret. */
public record InvitationId(UUID value) {
    /** @throws InvalidInput if the text is not a UUID */
    public static InvitationId parse(String text) {
        try {
            return new InvitationId(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            throw new InvalidInput("invitation_id", "must be a UUID");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
