package de.postfachhub.nachricht;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Where the catalogue stands.
 *
 * @param anliegenkatalog CSV file in UTF-8 with the header code,bezeichnung,bereich, such as
 *     file:/etc/postfach/anliegenkatalog.csv; read once at start, a fault in it stops the start
 */
@ConfigurationProperties("postfach")
record Katalogeinstellungen(
        @DefaultValue("classpath:anliegenkatalog.csv") Resource anliegenkatalog) {}
