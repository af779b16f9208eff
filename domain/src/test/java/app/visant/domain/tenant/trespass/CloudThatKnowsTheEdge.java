package app.visant.domain.tenant.trespass;

import app.visant.domain.edge.camera.Camera;
import java.util.Optional;

/** Breaks the rule that the cloud's packages never see the edge's. */
public final class CloudThatKnowsTheEdge {
    public Optional<Camera> camera() {
        return Optional.empty();
    }
}
