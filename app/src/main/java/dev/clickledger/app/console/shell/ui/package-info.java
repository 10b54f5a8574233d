/** The frame around every page: layout, navigation, theme, and what is shown when there is nothing else to show. */
@NullMarked
package dev.clickledger.app.console.shell.ui;

import org.jspecify.annotations.NullMarked;
