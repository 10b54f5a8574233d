/** The browser under test: one Chromium for all journeys, and for each person in one a window of their own. */
@NullMarked
package dev.clickledger.ui.browser;

import org.jspecify.annotations.NullMarked;
