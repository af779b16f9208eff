package app.visant.contracts.device.v1;

import java.util.List;

/**
 * @param accepted how many acknowledgements were taken, repeated ones too
 * @param unknown ids that the device has no command for
 */
public record AckAnswer(int accepted, List<String> unknown) {
    public AckAnswer {
        unknown = List.copyOf(unknown);
    }
}
