package dev.clickledger.app.console.report.question;

import dev.clickledger.app.console.report.time.Granularity;
import dev.clickledger.app.console.report.time.Period;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question about clicks. Equal questions have equal answers at the same moment, whoever asks: answers are shared and
 * kept by it, so everything that decides what may be seen, the scope first, is part of it.
 *
 * @param <A> the answer
 */
public sealed interface ReportQuery<A> {

    /** Which clicks. */
    Selection selection();

    /** What the answer is. */
    Class<A> answerType();

    /** How often it is worth asking again while someone watches. */
    Duration pace();

    /** Whether an answer, coming after an earlier one, looks so odd that it should be asked for once more. */
    default boolean doubtful(A earlier, A later) {
        return false;
    }

    /**
     * How many clicks there were over time.
     *
     * @param granularity how time is divided
     * @param groupBy by what the clicks are told apart; null for all together
     * @param top how many values of that dimension, the most clicked
     * @param keys which values of it, when they are known; none for those that lead
     */
    record Series(
            Selection selection,
            Granularity granularity,
            @Nullable Dimension groupBy,
            int top,
            List<String> keys) implements ReportQuery<ClickSeries> {

        /** The most values that clicks can be told apart by at once. */
        public static final int MOST_KEYS = 1000;

        private static final Duration BRISK = Duration.ofMillis(500);
        private static final Duration STEADY = Duration.ofSeconds(2);
        private static final Duration RARE = Duration.ofSeconds(10);

        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException when fewer than one or more than {@link #MOST_KEYS} values are asked for
         */
        public Series {
            Objects.requireNonNull(selection, "selection");
            Objects.requireNonNull(granularity, "granularity");
            if (top < 1 || top > MOST_KEYS) {
                throw new IllegalArgumentException("1 to " + MOST_KEYS + " values can be asked for, not " + top);
            }
            keys = List.copyOf(keys);
        }

        /** Told apart by the values that lead. */
        public Series(Selection selection, Granularity granularity, @Nullable Dimension groupBy, int top) {
            this(selection, granularity, groupBy, top, List.of());
        }

        /** Told apart by these values, in this order; by those that lead when there are none. */
        public Series toldApartBy(List<String> values) {
            return new Series(selection, granularity, groupBy, top, values);
        }

        /** All clicks together. */
        public static Series of(Selection selection, Granularity granularity) {
            return new Series(selection, granularity, null, 1);
        }

        @Override
        public Class<ClickSeries> answerType() {
            return ClickSeries.class;
        }

        /** What is past changes only by recounts; of what is present, minutes are watched growing. */
        @Override
        public Duration pace() {
            return switch (selection.period()) {
                case Period.LastMinutes _ -> BRISK;
                case Period.Earlier _, Period.Between _ -> RARE;
                case Period.Days days when !days.moves() -> RARE;
                case Period.Days days -> days.count() > 1 ? STEADY : BRISK;
                case Period.ThisMonth _ -> STEADY;
            };
        }

        /** A row may be out of sight for an instant while Pinot replaces it: counts that fall are read twice. */
        @Override
        public boolean doubtful(ClickSeries earlier, ClickSeries later) {
            return later.fallsBehind(earlier);
        }
    }

    /**
     * Which values of a dimension lead.
     *
     * @param by the dimension
     * @param atMost how many values
     */
    record Leading(Selection selection, Dimension by, int atMost) implements ReportQuery<Ranking> {

        private static final Duration STEADY = Duration.ofSeconds(2);
        private static final Duration RARE = Duration.ofSeconds(10);

        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException when fewer than one or more than {@link Series#MOST_KEYS} are asked for
         */
        public Leading {
            Objects.requireNonNull(selection, "selection");
            Objects.requireNonNull(by, "by");
            checkRanked(atMost);
        }

        @Override
        public Class<Ranking> answerType() {
            return Ranking.class;
        }

        @Override
        public Duration pace() {
            return selection.period().moves() ? STEADY : RARE;
        }
    }

    /**
     * Which values of a trait lead in the hours that a time touches, as far as they are recounted.
     *
     * @param by the trait
     * @param atMost how many values
     */
    record Traits(Selection selection, Trait by, int atMost) implements ReportQuery<Ranking> {

        /** Only a recount changes anything, and none takes less. */
        private static final Duration PACE = Duration.ofSeconds(10);

        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException when fewer than one or more than {@link Series#MOST_KEYS} are asked for, or a
         *     filter cannot be followed
         */
        public Traits {
            Objects.requireNonNull(selection, "selection");
            Objects.requireNonNull(by, "by");
            checkRanked(atMost);
            checkTold(selection);
        }

        @Override
        public Class<Ranking> answerType() {
            return Ranking.class;
        }

        @Override
        public Duration pace() {
            return PACE;
        }
    }

    /**
     * Which values of every dimension lead, each list whichever of its own values are selected.
     *
     * @param atMost how many values of each
     */
    record Lists(Selection selection, int atMost) implements ReportQuery<Rankings> {

        /** Checks the parts as {@link Leading} does. */
        public Lists {
            Objects.requireNonNull(selection, "selection");
            checkRanked(atMost);
        }

        /** The question for one of the lists alone. */
        public Leading of(Dimension by) {
            Filters others = selection.filters().with(by, Set.of());
            return new Leading(
                    new Selection(selection.scope(), selection.period(), selection.zone(), others), by, atMost);
        }

        @Override
        public Class<Rankings> answerType() {
            return Rankings.class;
        }

        @Override
        public Duration pace() {
            return selection.period().moves() ? Leading.STEADY : Leading.RARE;
        }
    }

    /**
     * Which values of every trait lead in the hours that a time touches, and how far these are recounted.
     *
     * @param atMost how many values of each
     */
    record TraitLists(Selection selection, int atMost) implements ReportQuery<TraitRankings> {

        /** Checks the parts as {@link Traits} does. */
        public TraitLists {
            Objects.requireNonNull(selection, "selection");
            checkRanked(atMost);
            checkTold(selection);
        }

        /** The question for one of the lists alone. */
        public Traits of(Trait by) {
            return new Traits(selection, by, atMost);
        }

        @Override
        public Class<TraitRankings> answerType() {
            return TraitRankings.class;
        }

        @Override
        public Duration pace() {
            return Traits.PACE;
        }
    }

    private static void checkRanked(int atMost) {
        if (atMost < 1 || atMost > Series.MOST_KEYS) {
            throw new IllegalArgumentException("1 to " + Series.MOST_KEYS + " values can be ranked, not " + atMost);
        }
    }

    private static void checkTold(Selection selection) {
        if (!Trait.untold(selection.filters()).isEmpty()) {
            throw new IllegalArgumentException(
                    "counts by trait do not tell " + Trait.untold(selection.filters()) + " apart");
        }
    }
}
