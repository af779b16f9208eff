package app.visant.domain.kernel;

import java.util.regex.Pattern;

/** A device's name for all its life, as printed on it: {@code FLOOR1}, {@code A7K2Q}. Unique over all organisations. */
public record DeviceId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    /** @throws InvalidInput if the value has not the form {@code [A-Za-z0-9][A-Za-z0-9_-]{0,63}} */
    public DeviceId {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidInput(
                    "device_id", "must be 1 to 64 letters, digits, - or _, beginning with a letter or digit");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
