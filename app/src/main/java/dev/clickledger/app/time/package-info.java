/** The clock that everything asks for the time, so that tests can stop it. */
@NullMarked
package dev.clickledger.app.time;

import org.jspecify.annotations.NullMarked;
