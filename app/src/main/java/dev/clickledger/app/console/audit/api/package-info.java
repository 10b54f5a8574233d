/** The audit for programs: as lists and as a file, for those who run the platform. */
@NullMarked
package dev.clickledger.app.console.audit.api;

import org.jspecify.annotations.NullMarked;
