package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one form of errors: RFC 9457, {@code application/problem+json}.
 *
 * @param type an address that names the kind of problem
 * @param code a stable word that programs may compare
 * @param errors the faulty inputs, if it is about inputs
 */
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        String code,
        @Nullable List<ProblemField> errors) {
    public Problem {
        requireNonNull(type, "type");
        requireNonNull(title, "title");
        requireNonNull(code, "code");
    }
}
