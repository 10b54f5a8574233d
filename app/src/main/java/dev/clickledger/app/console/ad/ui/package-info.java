/**
 * Pages on which people see and change campaigns and ads. Viewers see the same as editors, without the buttons. Everything goes
 * through the desks of {@link dev.clickledger.app.console.ad}, as the API does.
 */
@NullMarked
package dev.clickledger.app.console.ad.ui;

import org.jspecify.annotations.NullMarked;
