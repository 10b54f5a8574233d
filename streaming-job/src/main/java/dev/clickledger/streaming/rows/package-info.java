/** Third step: what each interval brought to a row becomes the row's total, written when it changed and when its minute closes. */
@NullMarked
package dev.clickledger.streaming.rows;

import org.jspecify.annotations.NullMarked;
