package de.postfachhub.betrieb;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What operators see.
 *
 * @param zielpostfaecherMessen whether the metrics hold the depth of each queue of an agency too, one time series each
 */
@ConfigurationProperties("postfach.betrieb")
record Betriebseinstellungen(@DefaultValue("false") boolean zielpostfaecherMessen) {}
