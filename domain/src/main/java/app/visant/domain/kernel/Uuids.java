package app.visant.domain.kernel;

import java.util.UUID;
import java.util.regex.Pattern;

/** Reads UUIDs strictly: {@link UUID#fromString} alone takes {@code 1-1-1-1-1}. */
final class Uuids {
    private static final Pattern FORM = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private Uuids() {}

    static UUID parse(String field, String text) {
        if (!FORM.matcher(text).matches()) {
            throw new InvalidInput(field, "must be a UUID such as 123e4567-e89b-42d3-a456-426614174000");
        }
        return UUID.fromString(text);
    }
}
