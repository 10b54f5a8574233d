/** Measurements against a running stack, started by the scripts in {@code app/bench}. */
@NullMarked
package dev.clickledger.app.console.report.bench;

import org.jspecify.annotations.NullMarked;
