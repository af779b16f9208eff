package app.visant.domain.kernel;

import java.util.UUID;

/** An API key's name; it is no secret. */
public record ApiKeyId(UUID value) {
    /** @throws InvalidInput if the text is not a UUID in its canonical form */
    public static ApiKeyId parse(String text) {
        return new ApiKeyId(Uuids.parse("key_id", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
