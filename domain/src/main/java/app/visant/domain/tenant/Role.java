package app.visant.domain.tenant;

/** What a person is in their organisation; what that allows is decided elsewhere. */
public enum Role {
    OWNER,
    ADMIN,
    OPERATOR,
    VIEWER,
    AUDITOR
}
