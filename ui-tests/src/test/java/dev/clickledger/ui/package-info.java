/**
 * Journeys of people through the product, in a real browser against the real stack. A journey says what someone does and
 * sees; {@code pages} knows how it is found on the page, {@code browser} and {@code stack} provide what it runs in.
 */
@NullMarked
package dev.clickledger.ui;

import org.jspecify.annotations.NullMarked;
