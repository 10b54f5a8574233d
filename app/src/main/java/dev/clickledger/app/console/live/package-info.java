/**
 * Keeps something live for any number of watchers at the cost of one: it is asked for once per tick while someone
 * watches, and watchers hear of it only when it changed.
 */
@NullMarked
package dev.clickledger.app.console.live;

import org.jspecify.annotations.NullMarked;
