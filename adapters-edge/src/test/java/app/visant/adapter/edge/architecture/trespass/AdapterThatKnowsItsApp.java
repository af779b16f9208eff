package app.visant.adapter.edge.architecture.trespass;

import app.visant.edge.trespass.ClassOfTheApp;
import java.util.Optional;

/** Breaks the rule that adapters know nothing of the app that wires them. */
public final class AdapterThatKnowsItsApp {
    public Optional<ClassOfTheApp> app() {
        return Optional.empty();
    }
}
