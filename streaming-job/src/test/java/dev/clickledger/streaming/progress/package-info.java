@NullMarked
package dev.clickledger.streaming.progress;

import org.jspecify.annotations.NullMarked;
