package dev.clickledger.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.clickledger.app.pinot.PinotSelect;
import dev.clickledger.app.security.EditScope;
import dev.clickledger.app.security.Scope;

/** What may know what. */
@AnalyzeClasses(packages = "dev.clickledger.app", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule featuresFormNoCycles =
            slices().matching("dev.clickledger.app.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule clicksKnowNothingOfPages = noClasses()
            .that()
            .resideInAnyPackage("..app.redirect..", "..app.clicklog..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..app.report..", "..app.reconciliation..", "..app.pinot..", "..app.shell..", "com.vaadin..");

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
            .that(not(resideInAPackage("..app.clicklog..")))
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
            .that(not(resideInAPackage("..app.security..")))
            .should()
            .callConstructorWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                    com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                            com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo(Scope.class))));

    @ArchTest
    static final ArchRule nobodyMayChangeAnythingButWhoIsSignedInForIt = noClasses()
            .that(not(resideInAPackage("..app.security..")))
            .should()
            .callConstructorWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                    com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                            com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo(EditScope.class))));

    @ArchTest
    static final ArchRule databaseStaysOutOfPages = noClasses()
            .that(resideInAnyPackage("..ui..", "..app.report..", "..app.reconciliation..", "..app.live.."))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..");
}
