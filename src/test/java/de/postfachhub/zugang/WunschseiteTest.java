package de.postfachhub.zugang;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class WunschseiteTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nachrichten",
                "/nachrichten?von=2025-10-01T00:00&wort=a%20b+c",
                "/aenderungsauftraege/17",
                "/actuator/hawtio/camel",
                "/%5Cboese.invalid",
                "/wort?adresse=https://hub.example/a",
            })
    void isOneOfTheHubsOwn(String seite) {
        assertThat(Wunschseite.von(mitWunsch(seite))).contains(seite);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " /nachrichten",
                "nachrichten",
                "//boese.invalid",
                "///boese.invalid",
                "/\\boese.invalid",
                "\\/boese.invalid",
                "/a\\b",
                "https://boese.invalid",
                "javascript:alert(1)",
                "/\u0000",
                "/\t/boese.invalid",
                "/a\r\nX-Boese: 1",
                "/ä",
                "/\uFF0Fboese.invalid",
                "/a#b",
                "/\"><script>",
                "/anmelden",
                "/anmelden?fehler",
                "/abmelden",
                "/oauth2/authorization/zentral",
            })
    void isNothingElse(String seite) {
        assertThat(Wunschseite.von(mitWunsch(seite))).isEmpty();
        assertThat(Wunschseite.ziel(mitWunsch(seite))).isEqualTo("/");
    }

    @Test
    void isNoLongerThanAnAddressMayBe() {
        assertThat(Wunschseite.von(mitWunsch("/" + "a".repeat(999)))).isPresent();
        assertThat(Wunschseite.von(mitWunsch("/" + "a".repeat(1_000)))).isEmpty();
        var anfrage = new MockHttpServletRequest("GET", "/" + "a".repeat(1_000));
        assertThat(Wunschseite.anmeldungVor(anfrage, false)).isEqualTo("/anmelden");
    }

    @Test
    void isTheOneThatWasAskedFor() {
        var anfrage = new MockHttpServletRequest("GET", "/hub/nachrichten");
        anfrage.setContextPath("/hub");
        anfrage.setQueryString("a=b%26c&d=e");

        assertThat(Wunschseite.anmeldungVor(anfrage, false))
                .isEqualTo("/hub/anmelden?weiter=%2Fnachrichten%3Fa%3Db%2526c%26d%3De");
    }

    @Test
    void isNoneOfWhatChangesSomethingOrRenewsItself() {
        assertThat(Wunschseite.anmeldungVor(new MockHttpServletRequest("POST", "/nachrichten"), false))
                .isEqualTo("/anmelden");
        var vonSelbst = new MockHttpServletRequest("GET", "/nachrichten");
        vonSelbst.setQueryString("automatisch");
        assertThat(Wunschseite.anmeldungVor(vonSelbst, true)).isEqualTo("/anmelden?abgelaufen&weiter=%2Fnachrichten");
    }

    private static MockHttpServletRequest mitWunsch(String seite) {
        var anfrage = new MockHttpServletRequest("GET", "/anmelden");
        anfrage.setParameter("weiter", seite);
        return anfrage;
    }
}
