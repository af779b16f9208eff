package app.visant.adapter.cloud.security;

import app.visant.domain.kernel.VisantException;

/** It can't be known who somebody is, since the issuer that knows it does not answer. */
public final class IssuerUnavailable extends VisantException {
    IssuerUnavailable() {
        super(Kind.UNAVAILABLE, "issuer_unavailable", "The issuer that knows who you are can't be reached: try again.");
    }
}
