package app.visant.adapter.cloud.security;

import app.visant.domain.kernel.VisantException;

/** A token can't be looked at, since its issuer does not say by what keys it signs. */
public final class IssuerUnavailable extends VisantException {
    IssuerUnavailable() {
        super(Kind.UNAVAILABLE, "issuer_unavailable", "The issuer of this token can't be reached: try again.");
    }
}
