/**
 * The frame around every page: layout, navigation, theme, access to views, and what is shown when access is refused.
 */
@NullMarked
package dev.clickledger.app.shell.ui;

import org.jspecify.annotations.NullMarked;
