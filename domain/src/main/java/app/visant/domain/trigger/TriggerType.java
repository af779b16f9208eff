package app.visant.domain.trigger;

/** What a trigger comes from. */
public enum TriggerType {
    SCHEDULED,
    MANUAL,
    EVENT
}
