/**
 * What holds for every page of a session: whose it is, what its owner may open, whether the line to the server still stands, and
 * what its answers let a browser do.
 */
@NullMarked
package dev.clickledger.app.console.session.ui;

import org.jspecify.annotations.NullMarked;
