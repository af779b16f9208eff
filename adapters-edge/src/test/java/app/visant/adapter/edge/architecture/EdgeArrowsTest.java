package app.visant.adapter.edge.architecture;

import static app.visant.domain.architecture.ProvedRule.check;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import app.visant.adapter.edge.architecture.trespass.AdapterThatKnowsItsApp;
import app.visant.adapter.edge.architecture.trespass.AdapterThatKnowsTheCloud;
import app.visant.domain.architecture.ProvedRule;
import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

class EdgeArrowsTest {
    private static final JavaClasses ADAPTERS = ProvedRule.productClasses("app.visant.adapter.edge");

    @Test
    void adaptersKnowNothingOfTheAppThatWiresThem() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("app.visant.adapter.edge..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("app.visant.edge.."),
                ADAPTERS,
                AdapterThatKnowsItsApp.class);
    }

    @Test
    void theEdgeKnowsNothingOfTheCloud() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("app.visant.adapter.edge..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "app.visant.domain.tenant..",
                                "app.visant.domain.device..",
                                "app.visant.domain.trigger..",
                                "app.visant.domain.intake..",
                                "app.visant.domain.live..",
                                "app.visant.adapter.cloud.."),
                ADAPTERS,
                AdapterThatKnowsTheCloud.class);
    }
}
