@NullMarked
package dev.clickledger.streaming.wire;

import org.jspecify.annotations.NullMarked;
