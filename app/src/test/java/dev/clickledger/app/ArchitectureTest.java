package dev.clickledger.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.clickledger.app.console.pinot.PinotSelect;
import dev.clickledger.app.console.security.EditScope;
import dev.clickledger.app.console.security.Scope;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What may know what. */
@AnalyzeClasses(packages = "dev.clickledger.app", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** With its package-info, a package has a file more. */
    private static final int MOST_CLASSES_OF_A_PACKAGE = 15;

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().assignedFrom(new EachPackage()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule featuresOfTheRedirectFormNoCycles =
            slices().matching("dev.clickledger.app.edge.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule featuresOfTheConsoleFormNoCycles =
            slices().matching("dev.clickledger.app.console.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theRedirectKnowsNeitherTheConsoleNorWhatItIsMadeOf = noClasses()
            .that()
            .resideInAPackage("..app.edge..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..app.console..", "com.vaadin..", "io.quarkus.oidc..", "org.keycloak..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule theConsoleDoesNotKnowTheRedirect = noClasses()
            .that()
            .resideInAPackage("..app.console..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..app.edge..");

    @ArchTest
    static final ArchRule whatBothShareKnowsNeither = noClasses()
            .that(not(resideInAnyPackage("..app.edge..", "..app.console..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..app.edge..", "..app.console..", "com.vaadin..", "io.quarkus.oidc..");

    @ArchTest
    static void packagesStaySmall(JavaClasses classes) {
        Map<String, Set<String>> files = new TreeMap<>();
        for (JavaClass found : classes) {
            if (!found.getSimpleName().equals("package-info")) {
                files.computeIfAbsent(found.getPackageName(), name -> new TreeSet<>())
                        .add(found.getSource().flatMap(Source::getFileName).orElseThrow());
            }
        }

        assertThat(files)
                .as("files by package")
                .isNotEmpty()
                .allSatisfy((name, found) -> assertThat(found).hasSizeLessThanOrEqualTo(MOST_CLASSES_OF_A_PACKAGE));
    }

    @ArchTest
    static void eachPackageTellsItsStory(JavaClasses classes) {
        assertThat(classes)
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.getPackage().tryGetPackageInfo())
                        .as("package-info of %s", found.getPackageName())
                        .isPresent());
    }

    @ArchTest
    static final ArchRule vaadinStaysInUiPackages = noClasses()
            .that()
            .resideOutsideOfPackage("..ui..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.vaadin..");

    @ArchTest
    static final ArchRule nothingKnowsUiPackagesButUiPackages = noClasses()
            .that()
            .resideOutsideOfPackage("..ui..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.clickledger.app..ui..");

    /** Outside the click log only adapters whose names say so: today the one that counts records put aside. */
    @ArchTest
    static final ArchRule kafkaStaysInTheClickLogAndItsAdapters = noClasses()
            .that(not(resideInAPackage("..app.edge.clicklog..")))
            .and()
            .haveSimpleNameNotStartingWith("Kafka")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule pinotIsAskedOnlyByItsAdapters = classes()
            .that()
            .areAssignableTo(PinotSelect.class)
            .should()
            .onlyHaveDependentClassesThat()
            .haveSimpleNameStartingWith("Pinot");

    @ArchTest
    static final ArchRule scopesAreMadeOnlyFromWhoIsSignedIn = noClasses()
            .that(not(resideInAPackage("..app.console.security..")))
            .should()
            .callConstructorWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                    com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                            com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo(Scope.class))));

    @ArchTest
    static final ArchRule nobodyMayChangeAnythingButWhoIsSignedInForIt = noClasses()
            .that(not(resideInAPackage("..app.console.security..")))
            .should()
            .callConstructorWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                    com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                            com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo(EditScope.class))));

    @ArchTest
    static final ArchRule databaseStaysOutOfPages = noClasses()
            .that(resideInAnyPackage(
                    "..ui..", "..app.console.report..", "..app.console.reconciliation..", "..app.console.live.."))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..");

    private static final class EachPackage implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass found) {
            return SliceIdentifier.of(found.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
