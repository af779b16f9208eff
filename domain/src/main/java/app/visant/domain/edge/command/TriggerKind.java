package app.visant.domain.edge.command;

/** What made the cloud ask for a picture. */
public enum TriggerKind {
    SCHEDULED,
    MANUAL,
    EVENT
}
