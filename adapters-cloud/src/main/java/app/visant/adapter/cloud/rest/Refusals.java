package app.visant.adapter.cloud.rest;

import app.visant.adapter.cloud.http.Problems;
import app.visant.contracts.people.v1.Problem;
import app.visant.domain.intake.Intake.Reason;

/** Pictures that are not taken, as problems. */
final class Refusals {
    private Refusals() {}

    static Problem problem(Reason reason, String detail) {
        int status = switch (reason) {
            case OTHER_BYTES_UNDER_SAME_RECORD -> 409;
            case NOT_A_JPEG, DAMAGED -> 415;
            case TOO_LARGE, TOO_MANY_PIXELS -> 413;
            case HASH_DIFFERS, CLOCK -> 422;
        };
        return Problems.of(status, Words.of(reason), detail);
    }
}
