package app.visant.domain.kernel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The root of all errors that a caller can act on. Its message and details are safe to show: they never hold a secret
 * or another organisation's data. What is expected to happen in normal use is a sealed result instead.
 */
public abstract class VisantException extends RuntimeException {
    /** What kind of answer the error asks for; the transport chooses its own status for it. */
    public enum Kind {
        INVALID,
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_FOUND,
        CONFLICT,
        GONE,
        PAYMENT_REQUIRED,
        TOO_LARGE,
        UNSUPPORTED_MEDIA,
        TOO_MANY_REQUESTS,
        UNAVAILABLE
    }

    private final Kind kind;
    private final String code;
    private final String message;
    private final List<FieldError> errors;

    protected VisantException(Kind kind, String code, String message, List<FieldError> errors) {
        super(message);
        this.kind = kind;
        this.code = code;
        this.message = message;
        this.errors = List.copyOf(errors);
    }

    protected VisantException(Kind kind, String code, String message) {
        this(kind, code, message, List.of());
    }

    /** What went wrong and what to do, safe to show. */
    @Override
    public final String getMessage() {
        return message;
    }

    public final Kind kind() {
        return kind;
    }

    /** A stable word in {@code snake_case} that programs may compare. */
    public final String code() {
        return code;
    }

    /** When it may be tried again, if that is known. */
    public Optional<Duration> retryAfter() {
        return Optional.empty();
    }

    /** The faulty inputs, if the error is about inputs; else empty. */
    public final List<FieldError> errors() {
        return errors;
    }
}
