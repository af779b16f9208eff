package app.visant.domain.kernel;

import java.util.UUID;

/** A person's name. */
public record UserId(UUID value) {
    /** @throws InvalidInput if the text is not a UUID in its canonical form */
    public static UserId parse(String text) {
        return new UserId(Uuids.parse("user_id", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
