package app.visant.adapter.cloud.rest;

import app.visant.domain.kernel.VisantException;

/** What was asked for is for people who do it themselves, and not for programs. */
public final class PeopleOnly extends VisantException {
    PeopleOnly() {
        super(
                Kind.FORBIDDEN,
                "people_only",
                "This is for people who do it for themselves: not for programs, nor on behalf of an organisation.");
    }
}
