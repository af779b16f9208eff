package app.visant.domain.plan;

import app.visant.domain.kernel.VisantException;
import java.time.Duration;
import java.util.Optional;

/** A code that is not redeemed; it is as good as before. */
public final class CodeRefused extends VisantException {
    /** Somebody may allow more uses, and nobody does so within seconds. */
    private static final Duration LOOK_AGAIN = Duration.ofDays(1);

    private final Refusal why;

    CodeRefused(Refusal why) {
        super(kind(why), code(why), message(why));
        this.why = why;
    }

    public Refusal why() {
        return why;
    }

    @Override
    public Optional<Duration> retryAfter() {
        return why == Refusal.USED_UP ? Optional.of(LOOK_AGAIN) : Optional.empty();
    }

    private static Kind kind(Refusal why) {
        return switch (why) {
            case UNKNOWN -> Kind.NOT_FOUND;
            case INACTIVE, NOT_YET, EXPIRED -> Kind.GONE;
            case USED_UP -> Kind.TOO_MANY_REQUESTS;
            case NOT_FOR_YOU -> Kind.FORBIDDEN;
            case USED_BEFORE, NOTHING_TO_GAIN -> Kind.CONFLICT;
        };
    }

    private static String code(Refusal why) {
        return switch (why) {
            case UNKNOWN -> "code_not_found";
            case INACTIVE -> "code_inactive";
            case NOT_YET -> "code_not_yet_valid";
            case EXPIRED -> "code_expired";
            case USED_UP -> "code_used_up";
            case NOT_FOR_YOU -> "code_not_for_you";
            case USED_BEFORE -> "code_used_before";
            case NOTHING_TO_GAIN -> "code_gains_nothing";
        };
    }

    private static String message(Refusal why) {
        return switch (why) {
            case UNKNOWN -> "There is no such activation code.";
            case INACTIVE -> "This activation code is switched off.";
            case NOT_YET -> "This activation code can't be redeemed yet.";
            case EXPIRED -> "This activation code has expired.";
            case USED_UP -> "This activation code was redeemed as often as it can be.";
            case NOT_FOR_YOU -> "This activation code is for people with other e-mail addresses.";
            case USED_BEFORE -> "This activation code can be redeemed once only, and you have redeemed it.";
            case NOTHING_TO_GAIN -> "This activation code would give your organisation nothing that it has not got.";
        };
    }
}
