package dev.clickledger.app.console.report.compare;

import dev.clickledger.app.console.report.question.Counts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The clicks of two parts that are compared.
 *
 * @param start when the part that is shown begins; null when there is none in this place
 * @param before when its counterpart begins; null when it has none
 * @param key the value of the dimension by which clicks are told apart; null when they are not
 * @param counts the clicks shown
 * @param earlier those of the counterpart
 */
public record PointPair(
        @Nullable Instant start,
        @Nullable Instant before,
        @Nullable String key,
        Counts counts,
        Counts earlier) {}
