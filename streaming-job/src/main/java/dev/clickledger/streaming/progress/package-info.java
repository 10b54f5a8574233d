/** Beside the clicks: up to which append time the whole log has been counted, from which all forgetting and closing follows. */
@NullMarked
package dev.clickledger.streaming.progress;

import org.jspecify.annotations.NullMarked;
