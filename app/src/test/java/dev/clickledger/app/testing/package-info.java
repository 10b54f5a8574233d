/** Real engines for tests, each in this process or as its child, on free ports of the loopback. */
@NullMarked
package dev.clickledger.app.testing;

import org.jspecify.annotations.NullMarked;
