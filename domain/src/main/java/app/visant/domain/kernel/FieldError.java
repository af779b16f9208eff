package app.visant.domain.kernel;

/**
 * One faulty input.
 *
 * @param field the input's name as its sender wrote it, a path with dots for nested ones
 * @param message what is wrong and what would be right
 */
public record FieldError(String field, String message) {}
