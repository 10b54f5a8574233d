@NullMarked
package dev.clickledger.streaming.identity;

import org.jspecify.annotations.NullMarked;
