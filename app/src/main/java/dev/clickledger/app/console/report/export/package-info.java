/** Files of clicks, read and written block by block, past every answer that is kept. */
@NullMarked
package dev.clickledger.app.console.report.export;

import org.jspecify.annotations.NullMarked;
