/**
 * Pages on which people see and change campaigns, ads, keys and API clients. Viewers see the same as editors, without the
 * buttons. Everything goes through the desks of {@link dev.clickledger.app.ad}, as the API does.
 */
@NullMarked
package dev.clickledger.app.ad.ui;

import org.jspecify.annotations.NullMarked;
