package app.visant.adapter.cloud.architecture.trespass;

import app.visant.domain.edge.camera.Camera;
import java.util.Optional;

/** Breaks the rule that the cloud knows nothing of the edge's part of the domain. */
public final class AdapterThatKnowsTheEdge {
    public Optional<Camera> camera() {
        return Optional.empty();
    }
}
