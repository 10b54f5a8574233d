/**
 * The platform about itself, for those who run it: how long a click takes to be seen, and how the job that counts is doing.
 * {@link dev.clickledger.app.console.system.LiveSystem} puts both together for the page, while someone watches.
 */
@NullMarked
package dev.clickledger.app.console.system;

import org.jspecify.annotations.NullMarked;
