package app.visant.adapter.cloud.architecture;

import static app.visant.domain.architecture.ProvedRule.check;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import app.visant.adapter.cloud.architecture.trespass.AdapterThatKnowsItsApp;
import app.visant.adapter.cloud.architecture.trespass.AdapterThatKnowsTheEdge;
import app.visant.domain.architecture.ProvedRule;
import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

class CloudArrowsTest {
    private static final JavaClasses ADAPTERS = ProvedRule.productClasses("app.visant.adapter.cloud");

    @Test
    void adaptersKnowNothingOfTheAppThatWiresThem() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("app.visant.adapter.cloud..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("app.visant.cloud.."),
                ADAPTERS,
                AdapterThatKnowsItsApp.class);
    }

    @Test
    void theCloudKnowsNothingOfTheEdge() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("app.visant.adapter.cloud..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("app.visant.domain.edge..", "app.visant.adapter.edge.."),
                ADAPTERS,
                AdapterThatKnowsTheEdge.class);
    }
}
