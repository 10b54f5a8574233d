/** The live chart of the dashboard and the library that draws it in the browser. */
@NullMarked
package dev.clickledger.app.console.report.chart.ui;

import org.jspecify.annotations.NullMarked;
