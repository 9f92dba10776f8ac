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
                .withOptionalLayers(true)
                .layer("nachricht")
                .definedBy("de.postfachhub.nachricht..")
                .layer("datenbank")
                .definedBy("de.postfachhub.datenbank..")
                .layer("zustaendigkeit")
                .definedBy("de.postfachhub.zustaendigkeit..")
                .layer("protokoll")
                .definedBy("de.postfachhub.protokoll..")
                .layer("aufbewahrung")
                .definedBy("de.postfachhub.aufbewahrung..")
                .layer("benachrichtigung")
                .definedBy("de.postfachhub.benachrichtigung..")
                .layer("weisung")
                .definedBy("de.postfachhub.weisung..")
                .layer("postfachpruefung")
                .definedBy("de.postfachhub.postfachpruefung..")
                .layer("aenderungsauftrag")
                .definedBy("de.postfachhub.aenderungsauftrag..")
                .layer("umsetzung")
                .definedBy("de.postfachhub.umsetzung..")
                .layer("auskunft")
                .definedBy("de.postfachhub.auskunft..")
                .layer("zugang")
                .definedBy("de.postfachhub.zugang..")
                .layer("grenzen")
                .definedBy("de.postfachhub.grenzen..")
                .layer("konsole")
                .definedBy("de.postfachhub.konsole..")
                .layer("leitweg")
                .definedBy("de.postfachhub.leitweg..")
                .layer("betrieb")
                .definedBy("de.postfachhub.betrieb..")
                .whereLayer("datenbank")
                .mayOnlyBeAccessedByLayers("leitweg", "betrieb")
                .whereLayer("zustaendigkeit")
                .mayOnlyBeAccessedByLayers(
                        "protokoll", "benachrichtigung", "aenderungsauftrag", "umsetzung", "leitweg", "betrieb")
                .whereLayer("protokoll")
                .mayOnlyBeAccessedByLayers(
                        "aufbewahrung", "benachrichtigung", "aenderungsauftrag", "auskunft", "leitweg", "betrieb")
                .whereLayer("aufbewahrung")
                .mayOnlyBeAccessedByLayers("auskunft", "betrieb")
                .whereLayer("benachrichtigung")
                .mayOnlyBeAccessedByLayers("postfachpruefung", "aenderungsauftrag", "auskunft", "leitweg", "betrieb")
                .whereLayer("weisung")
                .mayOnlyBeAccessedByLayers("aenderungsauftrag", "umsetzung")
                .whereLayer("postfachpruefung")
                .mayOnlyBeAccessedByLayers("aenderungsauftrag", "leitweg")
                .whereLayer("aenderungsauftrag")
                .mayOnlyBeAccessedByLayers("umsetzung", "betrieb")
                .whereLayer("umsetzung")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("grenzen")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("auskunft")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("konsole")
                .mayOnlyBeAccessedByLayers("leitweg")
                .whereLayer("betrieb")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("leitweg")
                .mayNotBeAccessedByAnyLayer()
                .check(KLASSEN);
    }
}
