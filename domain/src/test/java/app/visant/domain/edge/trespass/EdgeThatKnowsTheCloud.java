package app.visant.domain.edge.trespass;

import app.visant.domain.tenant.Role;

/** Breaks the rule that the edge's packages never see the cloud's. */
public final class EdgeThatKnowsTheCloud {
    public Role role() {
        return Role.OWNER;
    }
}
