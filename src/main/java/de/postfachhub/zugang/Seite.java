package de.postfachhub.zugang;

import org.springframework.web.util.HtmlUtils;

/** The frame of this room's few HTML pages: German, plain, without scripts and without anything from elsewhere. */
final class Seite {

    private Seite() {}

    /**
     * @param titel plain text, also the heading
     * @param inhalt HTML in which everything that isn't the hub's own text is escaped by {@link #sicher}
     */
    static String html(String kontext, String titel, String inhalt) {
        return """
                <!DOCTYPE html>
                <html lang="de">
                <head>
                  <meta charset="utf-8">
                  <meta name="viewport" content="width=device-width, initial-scale=1">
                  <title>%2$s – Postfach-Hub</title>
                  <link rel="icon" href="data:,">
                  <link rel="stylesheet" href="%1$s/zugang/zugang.css">
                </head>
                <body>
                  <header>Postfach-Hub</header>
                  <main>
                    <h1>%2$s</h1>
                %3$s
                  </main>
                </body>
                </html>
                """.formatted(sicher(kontext), sicher(titel), inhalt.indent(4).stripTrailing());
    }

    static String sicher(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}
