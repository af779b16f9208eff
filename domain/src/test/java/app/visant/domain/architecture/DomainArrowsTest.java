package app.visant.domain.architecture;

import static app.visant.domain.architecture.ProvedRule.check;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.architecture.trespass.KnowsAFramework;
import app.visant.domain.architecture.trespass.TellsTheTimeItself;
import app.visant.domain.edge.trespass.EdgeThatKnowsTheCloud;
import app.visant.domain.tenant.trespass.CloudThatKnowsTheEdge;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DomainArrowsTest {
    private static final String[] CLOUD = {
        "app.visant.domain.access..",
        "app.visant.domain.audit..",
        "app.visant.domain.group..",
        "app.visant.domain.mail..",
        "app.visant.domain.member..",
        "app.visant.domain.platform..",
        "app.visant.domain.plan..",
        "app.visant.domain.session..",
        "app.visant.domain.tenant..",
        "app.visant.domain.device..",
        "app.visant.domain.trigger..",
        "app.visant.domain.intake..",
        "app.visant.domain.live.."
    };
    private static final JavaClasses DOMAIN = ProvedRule.productClasses("app.visant.domain");

    @Test
    void theDomainIsPlainJava() {
        check(
                classes()
                        .that()
                        .resideInAPackage("app.visant.domain..")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                "java..",
                                "org.jspecify..",
                                "com.google.errorprone.annotations..",
                                "app.visant.domain.."),
                DOMAIN,
                KnowsAFramework.class);
    }

    @Test
    void timeAndIdsComeInFromOutside() {
        check(
                noClasses()
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(UUID.class, "randomUUID")
                        .orShould()
                        .callMethod(Thread.class, "sleep", long.class)
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .orShould()
                        .callMethod(Clock.class, "systemUTC"),
                DOMAIN,
                TellsTheTimeItself.class);
    }

    @Test
    void theEdgeNeverSeesTheCloud() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("app.visant.domain.edge..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(CLOUD),
                DOMAIN,
                EdgeThatKnowsTheCloud.class);
    }

    @Test
    void theCloudNeverSeesTheEdge() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(CLOUD)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("app.visant.domain.edge.."),
                DOMAIN,
                CloudThatKnowsTheEdge.class);
    }

    @Test
    void capabilitiesDoNotDependOnEachOtherInCircles() {
        slices().matching("app.visant.domain.(*)..").should().beFreeOfCycles().check(DOMAIN);
        assertThat(DOMAIN.stream().map(each -> each.getPackageName()).distinct().count())
                .as("packages that were looked at")
                .isGreaterThan(8);
    }
}
