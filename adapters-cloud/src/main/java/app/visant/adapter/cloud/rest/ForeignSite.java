package app.visant.adapter.cloud.rest;

import app.visant.domain.kernel.VisantException;

/** A browser sends a change that another site's page asked it for. */
final class ForeignSite extends VisantException {
    ForeignSite() {
        super(Kind.FORBIDDEN, "foreign_site", "Changes by a session's cookie must come from this site's own pages.");
    }
}
