package de.postfachhub.zugang;

import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whom somebody tells who has found a weakness of this installation.
 *
 * @param kontakt addresses for /.well-known/security.txt, the preferred first, such as mailto:sicherheit@behoerde.example; without one
 *     there is no such file
 */
@Validated
@ConfigurationProperties("postfach.sicherheit")
record Sicherheitseinstellungen(
        @DefaultValue
        List<
                        @Pattern(
                                regexp = "(mailto:|https://|tel:)[!-~]{1,200}",
                                message =
                                        "muss mit mailto:, https:// oder tel: beginnen, zum Beispiel mailto:sicherheit@behoerde.example")
                        String>
                kontakt) {}
