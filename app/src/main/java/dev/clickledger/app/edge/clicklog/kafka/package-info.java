/** The click log in Kafka, and the circuit that tells for how long Kafka has not taken any click. */
@NullMarked
package dev.clickledger.app.edge.clicklog.kafka;

import org.jspecify.annotations.NullMarked;
