/** The audit as a page, for those who run the platform. */
@NullMarked
package dev.clickledger.app.console.audit.ui;

import org.jspecify.annotations.NullMarked;
