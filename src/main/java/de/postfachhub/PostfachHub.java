package de.postfachhub;

import de.postfachhub.zugang.Kennwortbefehl;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the hub. What happens to a message stands in {@code routes/}, not here. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class PostfachHub {

    private static final String HILFE = """
            Postfach-Hub: leitet Nachrichten des Leistungspostfachs an die zuständige Agentur

              java -jar postfach-hub.jar             startet den Hub
              java -jar postfach-hub.jar kennwort    verschlüsselt ein Kennwort für postfach.benutzer[n].kennwort
              java -jar postfach-hub.jar --help      zeigt diesen Text

            Eingestellt wird der Hub durch Umgebungsvariablen, zum Beispiel SPRING_ARTEMIS_BROKERURL,
            SPRING_DATASOURCE_URL, SPRING_MAIL_HOST, POSTFACH_STAMMDATEN. Alle stehen in der README.
            """;

    public static void main(String[] args) {
        Ausgabekodierung.stelleEin();
        if (List.of(args).contains("--help")) {
            System.out.print(HILFE);
        } else if (args.length > 0 && args[0].equals("kennwort")) {
            System.exit(Kennwortbefehl.ausfuehren());
        } else {
            SpringApplication.run(PostfachHub.class, args);
        }
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
