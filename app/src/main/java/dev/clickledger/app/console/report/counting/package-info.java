/** How far counting has come, as Kafka tells, so that a standstill is not taken for a lack of clicks. */
@NullMarked
package dev.clickledger.app.console.report.counting;

import org.jspecify.annotations.NullMarked;
