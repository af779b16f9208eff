package app.visant.domain.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

/**
 * A rule of the architecture that is checked on the product and proved on a trespasser: a class of the tests that breaks
 * it on purpose. A rule that lets its trespasser pass checks nothing.
 */
public final class ProvedRule {
    private ProvedRule() {}

    /** The classes of the product, without any test, below a package. */
    public static JavaClasses productClasses(String rootPackage) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages(rootPackage);
    }

    public static void check(ArchRule rule, JavaClasses product, Class<?> trespasser) {
        rule.check(product);
        assertThat(rule.evaluate(new ClassFileImporter().importClasses(trespasser))
                        .hasViolation())
                .as("the rule catches %s", trespasser.getSimpleName())
                .isTrue();
    }
}
