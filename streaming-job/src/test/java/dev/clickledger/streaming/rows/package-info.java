@NullMarked
package dev.clickledger.streaming.rows;

import org.jspecify.annotations.NullMarked;
