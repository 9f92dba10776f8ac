package de.postfachhub.zustaendigkeit;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the tables come from at the first start.
 *
 * @param stammdaten Folder with dienststellen.csv, postfaecher.csv and weiterleitungen.csv (or a location such as
 *     classpath:stammdaten), imported when the tables are empty. Without it they stay as they are.
 */
@ConfigurationProperties("postfach")
record Stammdateneinstellungen(@Nullable String stammdaten) {}
