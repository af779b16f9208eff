package app.visant.adapter.edge.architecture.trespass;

import app.visant.domain.tenant.Role;

/** Breaks the rule that the edge knows nothing of the cloud's part of the domain. */
public final class AdapterThatKnowsTheCloud {
    public Role role() {
        return Role.OWNER;
    }
}
