package app.visant.adapter.cloud.architecture.trespass;

import app.visant.cloud.trespass.ClassOfTheApp;
import java.util.Optional;

/** Breaks the rule that adapters know nothing of the app that wires them. */
public final class AdapterThatKnowsItsApp {
    public Optional<ClassOfTheApp> app() {
        return Optional.empty();
    }
}
