package de.postfachhub.zustaendigkeit;

import java.time.Instant;

/** What the hub knew of the tables at a time: rows of the past and the future included. */
public record Kenntnisstand(Instant zeitpunkt, Stammdaten stammdaten) {}
