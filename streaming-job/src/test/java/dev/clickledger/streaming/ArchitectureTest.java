package dev.clickledger.streaming;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.clickledger.streaming", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ONLY_IO_TOUCHES_CONNECTORS = noClasses()
            .that()
            .resideOutsideOfPackage("..streaming.io..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.apache.flink.connector..");

    @ArchTest
    static final ArchRule ONLY_THE_JOB_WIRES_IO = noClasses()
            .that()
            .resideOutsideOfPackage("..streaming.io..")
            .and()
            .doNotHaveSimpleName("ClickCountJob")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..streaming.io..");

    @ArchTest
    static final ArchRule SHARES_NOTHING_BUT_THE_CONTRACT = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.clickledger.streaming..",
                    "dev.clickledger.contract..",
                    "java..",
                    "org.apache.flink..",
                    "org.apache.kafka..",
                    "org.jspecify..",
                    "org.slf4j..",
                    "");
}
