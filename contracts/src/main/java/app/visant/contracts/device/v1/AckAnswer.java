package app.visant.contracts.device.v1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param accepted how many acknowledgements were taken, repeated ones too
 * @param unknown ids that the device has no command for
 * @param stored acknowledged ids that are said to have failed, and whose picture is stored all the same; clouds of earlier versions
 *     don't say
 */
public record AckAnswer(
        int accepted, List<String> unknown, @Nullable List<String> stored) {
    public AckAnswer {
        unknown = List.copyOf(unknown);
        stored = stored == null ? null : List.copyOf(stored);
    }
}
