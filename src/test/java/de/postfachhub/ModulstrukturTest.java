package de.postfachhub;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulstrukturTest {

    private static final JavaClasses KLASSEN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("de.postfachhub");

    @Test
    void roomsHaveOneDoorAndNoCycles() {
        ApplicationModules.of(PostfachHub.class).verify();
    }

    @Test
    void onlyLeitwegKnowsCamel() {
        noClasses()
                .that()
                .resideOutsideOfPackage("de.postfachhub.leitweg..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .check(KLASSEN);
    }

    @Test
    void dependenciesPointOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("nachricht")
                .definedBy("de.postfachhub.nachricht..")
                .layer("zustaendigkeit")
                .definedBy("de.postfachhub.zustaendigkeit..")
                .layer("protokoll")
                .definedBy("de.postfachhub.protokoll..")
                .layer("benachrichtigung")
                .definedBy("de.postfachhub.benachrichtigung..")
                .layer("zugang")
                .definedBy("de.postfachhub.zugang..")
                .layer("konsole")
                .definedBy("de.postfachhub.konsole..")
                .layer("leitweg")
                .definedBy("de.postfachhub.leitweg..")
                .layer("betrieb")
                .definedBy("de.postfachhub.betrieb..")
                .whereLayer("zustaendigkeit")
                .mayOnlyBeAccessedByLayers("protokoll", "benachrichtigung", "leitweg", "betrieb")
                .whereLayer("protokoll")
                .mayOnlyBeAccessedByLayers("benachrichtigung", "leitweg", "betrieb")
                .whereLayer("benachrichtigung")
                .mayOnlyBeAccessedByLayers("leitweg", "betrieb")
                .whereLayer("konsole")
                .mayOnlyBeAccessedByLayers("leitweg")
                .whereLayer("betrieb")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("leitweg")
                .mayNotBeAccessedByAnyLayer()
                .check(KLASSEN);
    }
}
