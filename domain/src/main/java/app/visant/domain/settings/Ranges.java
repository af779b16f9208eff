package app.visant.domain.settings;

import app.visant.domain.kernel.FieldError;
import app.visant.domain.kernel.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what is out of its range, so that everything that is wrong is told at once. */
final class Ranges {
    private final List<FieldError> errors = new ArrayList<>();

    Ranges whole(String field, @Nullable Number value, long min, long max) {
        return require(
                value == null || (value.longValue() >= min && value.longValue() <= max),
                field,
                "must be from " + min + " to " + max);
    }

    Ranges require(boolean right, String field, String message) {
        if (!right) {
            errors.add(new FieldError(field, message));
        }
        return this;
    }

    /** @throws InvalidInput if something was wrong */
    void check() {
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }
}
