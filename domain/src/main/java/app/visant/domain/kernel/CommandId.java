package app.visant.domain.kernel;

import java.util.regex.Pattern;

/** A command's name: a device runs each once, ever. */
public record CommandId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,127}");

    /** @throws InvalidInput if the value has not the form {@code [A-Za-z0-9][A-Za-z0-9_.:-]{0,127}} */
    public CommandId {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidInput(
                    "command_id", "must be 1 to 128 letters, digits or _ . : -, beginning with a letter or digit");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
