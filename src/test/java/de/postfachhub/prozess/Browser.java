package de.postfachhub.prozess;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Somebody who uses the hub's pages: a headless Chromium with a login of its own. */
final class Browser implements AutoCloseable {

    private static final Duration FRIST = Duration.ofSeconds(30);
    private static final int HOEHE = 900;
    private static final List<Integer> BREITEN = List.of(1280, 320);
    private static final List<String> FARBEN = List.of("light", "dark");
    private static final String BILDSCHIRM = "screen";
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");

    private final ChromeDriver chrome;
    private final String hub;
    private final Path bilder;

    /**
     * @param hub address of its start page, without a slash at the end
     * @param profil folder that the browser may write to
     * @param bilder folder for the screenshots
     */
    Browser(String hub, Path profil, Path bilder, boolean mitJavaScript) throws IOException {
        var optionen = new ChromeOptions();
        optionen.setBinary(programm("chromium"));
        optionen.addArguments(
                "--headless=new",
                // Tests may run as root, and in containers without much shared memory.
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=de",
                "--hide-scrollbars",
                "--user-data-dir=" + Files.createDirectories(profil));
        if (!mitJavaScript) {
            optionen.setExperimentalOption("prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
        }
        var treiber = new ChromeDriverService.Builder()
                .usingDriverExecutable(programm("chromedriver"))
                .withEnvironment(Map.of("LANGUAGE", "de"))
                .build();
        this.chrome = new ChromeDriver(treiber, optionen);
        this.hub = hub;
        this.bilder = Files.createDirectories(bilder);
        stelleEin(BREITEN.get(0), FARBEN.get(0), BILDSCHIRM);
    }

    private static File programm(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(ordner -> new File(ordner, name))
                .filter(File::canExecute)
                .findFirst()
                .orElseThrow(() -> new AssertionError("This test drives a browser and doesn't find " + name
                        + " in the PATH. On Debian:" + " apt-get install chromium chromium-driver"));
    }

    Browser meldeAn(String name, String kennwort) {
        oeffne("/anmelden");
        tippe("benutzername", name);
        tippe("kennwort", kennwort);
        druecke("Anmelden");
        return this;
    }

    void oeffne(String pfad) {
        chrome.get(hub + pfad);
    }

    void tippe(String feld, String text) {
        var eingabe = chrome.findElement(By.id(feld));
        eingabe.clear();
        eingabe.sendKeys(text);
    }

    /** As if it was chosen in the calendar of the browser. */
    void waehleTag(String feld, String tag) {
        chrome.executeScript(
                "arguments[0].value = arguments[1];"
                        + "arguments[0].dispatchEvent(new Event('change', {bubbles: true}));",
                chrome.findElement(By.id(feld)),
                tag);
    }

    void waehle(String feld, String wert) {
        new Select(chrome.findElement(By.id(feld))).selectByValue(wert);
    }

    void kreuzeAn(String feld) {
        var kreuz = chrome.findElement(By.id(feld));
        if (!kreuz.isSelected()) {
            kreuz.click();
        }
    }

    String wert(String feld) {
        return String.valueOf(chrome.findElement(By.id(feld)).getDomProperty("value"));
    }

    void folge(String verweis) {
        sichtbares("//a[contains(normalize-space(), '%s')]".formatted(verweis)).click();
    }

    void druecke(String knopf) {
        var vorher = chrome.findElement(By.tagName("html"));
        sichtbares("//main//button[normalize-space()='%s']".formatted(knopf)).click();
        warte().until(jetzt -> !vorher.equals(jetzt.findElement(By.tagName("html"))));
    }

    boolean hatKnopf(String knopf) {
        return !chrome.findElements(By.xpath("//main//button[normalize-space()='%s']".formatted(knopf)))
                .isEmpty();
    }

    boolean hat(String id) {
        return !chrome.findElements(By.id(id)).isEmpty();
    }

    /** What stands in the page, as it is seen. */
    String text() {
        return chrome.findElement(By.tagName("main")).getText();
    }

    String ueberschrift() {
        return chrome.findElement(By.tagName("h1")).getText();
    }

    /** The class of what has the focus. */
    String fokus() {
        return String.valueOf(chrome.switchTo().activeElement().getDomAttribute("class"));
    }

    void warteAuf(String text) {
        warte().until(jetzt -> text().contains(text));
    }

    void warteAufFeld(String id) {
        warte().until(jetzt -> hat(id));
    }

    private WebElement sichtbares(String xpath) {
        return warte().until(jetzt -> chrome.findElements(By.xpath(xpath)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElse(null));
    }

    private WebDriverWait warte() {
        return new WebDriverWait(chrome, FRIST);
    }

    /**
     * Looks at the page as wide and narrow screens show it, light and dark: nothing sticks out. Axe looks at it wide and light, and
     * narrow and dark, which is half the time and all that it could find.
     */
    void pruefe(String bild) throws IOException {
        for (int breite : BREITEN) {
            for (String farbe : FARBEN) {
                stelleEin(breite, farbe, BILDSCHIRM);
                fotografiere("%s-%d-%s".formatted(bild, breite, farbe));
                assertThat((Long) chrome.executeScript("return document.documentElement.scrollWidth"))
                        .as("%s is wider than %d", bild, breite)
                        .isLessThanOrEqualTo(breite);
                if (BREITEN.indexOf(breite) == FARBEN.indexOf(farbe)) {
                    pruefeZugaenglichkeit("%s, %d, %s".formatted(bild, breite, farbe));
                }
            }
        }
        stelleEin(BREITEN.get(0), FARBEN.get(0), BILDSCHIRM);
    }

    private void pruefeZugaenglichkeit(String was) {
        // The other mode opens windows of its own.
        var ergebnis = new AxeBuilder().setLegacyMode(true).withTags(WCAG).analyze(chrome);
        assertThat(ergebnis.getPasses()).as(was).extracting(Rule::getId).contains("color-contrast", "html-has-lang");
        assertThat(ergebnis.getViolations().stream().map(Browser::worte))
                .as(was)
                .isEmpty();
    }

    private static String worte(Rule regel) {
        return regel.getHelp()
                + regel.getNodes().stream()
                        .map(stelle -> "\n  " + stelle.getHtml() + " " + stelle.getFailureSummary())
                        .collect(Collectors.joining());
    }

    private void stelleEin(int breite, String farbe, String medium) {
        chrome.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", breite, "height", HOEHE, "deviceScaleFactor", 1, "mobile", false));
        chrome.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "media",
                        medium,
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", farbe),
                                // Else the picture shows a colour on its way.
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    private void fotografiere(String name) throws IOException {
        var bild = chrome.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true));
        Files.write(bilder.resolve(name + ".png"), Base64.getDecoder().decode((String) bild.get("data")));
    }

    /** Looks at the page as a printer would get it from a dark screen: black on white, and nothing that can't be pressed on paper. */
    void drucke(String bild) throws IOException {
        stelleEin(BREITEN.get(0), "dark", "print");
        fotografiere(bild);
        assertThat(chrome.findElements(By.cssSelector("nav, button, input")))
                .as(bild)
                .noneMatch(WebElement::isDisplayed);
        assertThat(chrome.findElement(By.tagName("body")).getCssValue("background-color"))
                .isEqualTo("rgba(255, 255, 255, 1)");
        assertThat(chrome.findElement(By.tagName("h1")).getCssValue("color")).isEqualTo("rgba(0, 0, 0, 1)");
        stelleEin(BREITEN.get(0), FARBEN.get(0), BILDSCHIRM);
    }

    @Override
    public void close() {
        chrome.quit();
    }
}
