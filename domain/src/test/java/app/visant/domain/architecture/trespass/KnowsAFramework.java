package app.visant.domain.architecture.trespass;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Optional;

/** Breaks the rule that the domain is plain Java. */
public final class KnowsAFramework {
    public Optional<JavaClass> framework() {
        return Optional.empty();
    }
}
