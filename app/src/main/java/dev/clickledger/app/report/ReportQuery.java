package dev.clickledger.app.report;

import dev.clickledger.app.security.TenantScope;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A question about clicks. Equal questions have equal answers at the same moment, whoever asks: answers are shared and
 * kept by it, so everything that decides what may be seen, the scope first, is part of it.
 *
 * @param <A> the answer
 */
public sealed interface ReportQuery<A> {

    /** Whose clicks. */
    TenantScope scope();

    /** Which time. */
    Period period();

    /** Whether an answer, coming after an earlier one, looks so odd that it should be asked for once more. */
    default boolean doubtful(A earlier, A later) {
        return false;
    }

    /**
     * How many clicks came minute by minute.
     *
     * @param adId one ad, or null for all
     */
    record ByMinute(TenantScope scope, @Nullable String adId, Period period) implements ReportQuery<MinuteSeries> {

        /** Checks the parts. */
        public ByMinute {
            Objects.requireNonNull(scope, "scope");
            Objects.requireNonNull(period, "period");
        }

        /** A row may be out of sight for an instant while Pinot replaces it: counts that fall are read twice. */
        @Override
        public boolean doubtful(MinuteSeries earlier, MinuteSeries later) {
            return later.fallsBehind(earlier);
        }
    }

    /**
     * Which ads lead.
     *
     * @param atMost how many ads
     */
    record LeadingAds(TenantScope scope, Period period, int atMost) implements ReportQuery<AdRanking> {

        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException when fewer than one or more than 1,000 ads are asked for
         */
        public LeadingAds {
            Objects.requireNonNull(scope, "scope");
            Objects.requireNonNull(period, "period");
            if (atMost < 1 || atMost > 1000) {
                throw new IllegalArgumentException("1 to 1000 ads can be ranked, not " + atMost);
            }
        }
    }
}
