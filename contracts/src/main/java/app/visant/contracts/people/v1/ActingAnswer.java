package app.visant.contracts.people.v1;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** For which organisation this session acts, and until when. */
public record ActingAnswer(String organisationId, String organisation, String reason, Instant until) {
    public ActingAnswer {
        requireNonNull(organisationId, "organisation_id");
        requireNonNull(organisation, "organisation");
        requireNonNull(reason, "reason");
        requireNonNull(until, "until");
    }
}
