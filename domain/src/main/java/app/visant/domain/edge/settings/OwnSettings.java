package app.visant.domain.edge.settings;

import app.visant.domain.edge.outbox.Quota;
import app.visant.domain.edge.upload.UploadBudget;
import java.util.Map;

/**
 * How the device is set up itself.
 *
 * @param given the options that somebody has set, by the name under which they were set, such as {@code --outbox-max-mb}; the others
 *     have their defaults
 */
public record OwnSettings(Quota quota, UploadBudget budget, Map<OwnOption, String> given) {
    public OwnSettings {
        given = Map.copyOf(given);
    }
}
