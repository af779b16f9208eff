package app.visant.contracts.device.v1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of commands; may be repeated without harm. */
public record AckRequest(@Nullable List<Ack> acks) {}
