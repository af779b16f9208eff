package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

/** @param field as the sender wrote it, with dots for nested ones */
public record ProblemField(String field, String message) {
    public ProblemField {
        requireNonNull(field, "field");
        requireNonNull(message, "message");
    }
}
