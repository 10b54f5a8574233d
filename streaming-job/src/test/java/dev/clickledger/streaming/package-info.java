/** What each operator promises, and the topology on a small cluster in this JVM. */
@NullMarked
package dev.clickledger.streaming;

import org.jspecify.annotations.NullMarked;
