package app.visant.domain.kernel;

import java.util.List;

/** An input that can't be right, whoever sends it. */
public final class InvalidInput extends VisantException {
    public InvalidInput(String field, String message) {
        this(List.of(new FieldError(field, message)));
    }

    /** @param errors at least one */
    public InvalidInput(List<FieldError> errors) {
        super(Kind.INVALID, "invalid_input", summary(errors), errors);
    }

    private static String summary(List<FieldError> errors) {
        if (errors.isEmpty()) {
            throw new IllegalArgumentException("an invalid input names at least one field");
        }
        FieldError first = errors.getFirst();
        String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
        return first.field() + ": " + first.message() + more;
    }
}
