package app.visant.domain.kernel;

import java.util.regex.Pattern;

/** A capture's name, given by its device or derived by the cloud. Unique within its device; also the name of its files, which
 * is why it must not end in {@code _thumb}: that is how the file of a thumbnail ends. */
public record RecordId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}(?<!_thumb)");

    /** @throws InvalidInput if the value has not the form {@code [A-Za-z0-9][A-Za-z0-9_.-]{0,127}} */
    public RecordId {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidInput(
                    "record_id",
                    "must be 1 to 128 letters, digits, dots, - or _, beginning with a letter or digit and not ending in _thumb");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
