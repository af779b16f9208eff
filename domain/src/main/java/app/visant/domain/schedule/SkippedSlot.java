package app.visant.domain.schedule;

/** A slot that was due and does not fire. */
public record SkippedSlot(Slot slot, SkipReason reason) {}
