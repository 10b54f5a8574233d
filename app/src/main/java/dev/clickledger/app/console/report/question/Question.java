package dev.clickledger.app.console.report.question;

import dev.clickledger.app.console.report.time.ComparedTime;
import dev.clickledger.app.console.report.time.Comparison;
import dev.clickledger.app.console.report.time.Granularity;
import dev.clickledger.app.console.report.time.Period;
import dev.clickledger.app.console.report.time.TimeRange;
import dev.clickledger.app.console.security.TenantScope;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What someone asked for in an address, before it is known who asks. The page, the API and the exports read and write
 * the same addresses, see {@link QuestionText}.
 *
 * @param period of what time
 * @param zone by whose calendar
 * @param granularity how time is divided; null for what suits the period
 * @param groupBy by what clicks are told apart; null for all together
 * @param top how many values of that dimension
 * @param filters with what properties
 * @param comparison with what earlier time the figures are compared; null for what suits the period
 */
public record Question(
        Period period,
        ZoneId zone,
        @Nullable Granularity granularity,
        @Nullable Dimension groupBy,
        int top,
        Filters filters,
        @Nullable Comparison comparison) {

    /** The most parts that a chart can show. */
    public static final int CHART_PARTS = 1500;

    /** Checks the parts. */
    public Question {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(filters, "filters");
    }

    /** How time is divided: as asked for, or else so that there are some dozens of parts. */
    public Granularity granularityOrSuitable() {
        return granularity == null ? suitable() : granularity;
    }

    /** With what the figures are compared: as asked for, or else days with the same days of the week, months with months. */
    public Comparison comparisonOrSuitable() {
        if (comparison != null) {
            return comparison;
        }
        return switch (granularityOrSuitable()) {
            case MINUTE, MONTH -> Comparison.BEFORE;
            case HOUR, DAY, WHOLE -> byMinutesOrMonths() ? Comparison.BEFORE : Comparison.WEEKDAYS;
        };
    }

    private boolean byMinutesOrMonths() {
        return switch (period) {
            case Period.LastMinutes _, Period.ThisMonth _ -> true;
            case Period.Between(TimeRange range) -> range.consistsOf(Granularity.MONTH, zone);
            case Period.Days _, Period.Earlier _ -> false;
        };
    }

    /**
     * Which time is compared with which.
     *
     * @param now what the period is relative to
     * @throws IllegalArgumentException when nothing is to be compared
     */
    public ComparedTime comparedTime(Instant now) {
        return ComparedTime.of(period, zone, comparisonOrSuitable(), now);
    }

    /** Which clicks are meant, now that it is known who asks. */
    public Selection selection(TenantScope scope) {
        return new Selection(scope, period, zone, filters);
    }

    /** The clicks over time. */
    public ReportQuery.Series series(TenantScope scope) {
        return new ReportQuery.Series(selection(scope), granularityOrSuitable(), groupBy, top);
    }

    /** The clicks over the time before, when the figures are compared with any. */
    public Optional<ReportQuery.Series> earlierSeries(TenantScope scope) {
        Comparison with = comparisonOrSuitable();
        if (with == Comparison.NONE) {
            return Optional.empty();
        }
        Selection earlier = selection(scope).during(new Period.Earlier(period, with));
        return Optional.of(new ReportQuery.Series(earlier, granularityOrSuitable(), groupBy, top));
    }

    /** The values of a dimension that lead, whichever of them are selected. */
    public ReportQuery.Leading leading(TenantScope scope, Dimension by, int atMost) {
        Selection all = filtered(filters.with(by, Set.of())).selection(scope);
        return new ReportQuery.Leading(all, by, atMost);
    }

    /** The values of a trait that lead; empty when the filters ask for more than counts by trait tell. */
    public Optional<ReportQuery.Traits> traits(TenantScope scope, Trait by, int atMost) {
        return Trait.untold(filters).isEmpty()
                ? Optional.of(new ReportQuery.Traits(selection(scope), by, atMost))
                : Optional.empty();
    }

    /** The values of every dimension that lead. */
    public ReportQuery.Lists lists(TenantScope scope, int atMost) {
        return new ReportQuery.Lists(selection(scope), atMost);
    }

    /** The values of every trait that lead; empty when the filters ask for more than counts by trait tell. */
    public Optional<ReportQuery.TraitLists> traitLists(TenantScope scope, int atMost) {
        return Trait.untold(filters).isEmpty()
                ? Optional.of(new ReportQuery.TraitLists(selection(scope), atMost))
                : Optional.empty();
    }

    /** The same of all clicks together. */
    public Question together() {
        return new Question(period, zone, granularity, null, 1, filters, comparison);
    }

    /** The same with another period, divided as suits it. */
    public Question during(Period other) {
        return new Question(other, zone, null, groupBy, top, filters, comparison);
    }

    /** The same by another calendar. */
    public Question in(ZoneId other) {
        return new Question(period, other, granularity, groupBy, top, filters, comparison);
    }

    /** The same, divided otherwise; null for what suits the period. */
    public Question by(@Nullable Granularity other) {
        return new Question(period, zone, other, groupBy, top, filters, comparison);
    }

    /** The same of other clicks. */
    public Question filtered(Filters other) {
        return new Question(period, zone, granularity, groupBy, top, other, comparison);
    }

    /** The same, compared otherwise. */
    public Question comparedWith(@Nullable Comparison other) {
        return new Question(period, zone, granularity, groupBy, top, filters, other);
    }

    private Granularity suitable() {
        return switch (period) {
            case Period.LastMinutes(int count) -> count <= 180 ? Granularity.MINUTE : Granularity.HOUR;
            case Period.Days days -> days.count() <= 2 ? Granularity.HOUR : suitable(Duration.ofDays(days.count()));
            case Period.ThisMonth _ -> Granularity.DAY;
            case Period.Between(TimeRange range) -> suitable(range.length());
            case Period.Earlier earlier -> during(earlier.than()).suitable();
        };
    }

    private static Granularity suitable(Duration length) {
        if (length.compareTo(Duration.ofHours(3)) <= 0) {
            return Granularity.MINUTE;
        }
        if (length.compareTo(Duration.ofDays(3)) <= 0) {
            return Granularity.HOUR;
        }
        return length.compareTo(Duration.ofDays(120)) <= 0 ? Granularity.DAY : Granularity.MONTH;
    }
}
