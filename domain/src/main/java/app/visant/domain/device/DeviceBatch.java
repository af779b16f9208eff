package app.visant.domain.device;

import app.visant.domain.kernel.InvalidInput;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Devices that an organisation has had made together.
 *
 * @param id unique in the organisation
 * @param madeAt when its first devices were made
 * @param devices how many there are
 * @param taken how many of them were ever activated, by whomever
 */
public record DeviceBatch(String id, Instant madeAt, int devices, int taken) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** @throws InvalidInput if a batch can't have this id */
    static void requireId(String id) {
        if (!FORM.matcher(id).matches()) {
            throw new InvalidInput(
                    "batch_id", "must be 1 to 64 letters, digits, -, _ or ., beginning with a letter or digit");
        }
    }
}
