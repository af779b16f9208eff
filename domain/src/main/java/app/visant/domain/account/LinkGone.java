package app.visant.domain.account;

import app.visant.domain.kernel.VisantException;

/** The link in a letter can't be used any more, or never could. */
public final class LinkGone extends VisantException {
    LinkGone() {
        super(Kind.GONE, "link_gone", "This link has ended or is used up: ask for a new one.");
    }
}
