package app.visant.contracts.device.v1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By which settings the device goes.
 *
 * @param version of the cloud's settings that are applied; 0 if there are none
 * @param overruled options of the device itself in whose place they are, such as {@code --outbox-max-mb}
 */
public record HeartbeatConfig(long version, @Nullable List<String> overruled) {}
