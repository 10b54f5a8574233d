package dev.clickledger.ui.pages;

import java.time.Instant;

/**
 * One minute's figures, from wherever they are shown.
 *
 * @param minute its start
 * @param state how far it is settled, as programs read it; empty without clicks
 */
public record MinuteFigures(Instant minute, long clicks, long repeats, long invalid, long reconciled, String state) {}
