package dev.clickledger.app.console.report.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clickledger.app.console.report.answer.ReportAnswer;
import dev.clickledger.app.console.report.compare.ComparedReports;
import dev.clickledger.app.console.report.compare.ComparedSeries;
import dev.clickledger.app.console.report.question.ClickSeries;
import dev.clickledger.app.console.report.question.Counts;
import dev.clickledger.app.console.report.question.Question;
import dev.clickledger.app.console.report.time.ComparedTime;
import dev.clickledger.contract.MinuteState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Clicks over time, as the API answers them. */
@Schema(
        name = "Clicks",
        requiredProperties = {
            "asOf",
            "cached",
            "demo",
            "keptFrom",
            "from",
            "to",
            "timezone",
            "granularity",
            "total",
            "points"
        })
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClicksAnswer(
        @Schema(description = "When the figures were read") Instant asOf,

        @Schema(description = "Whether they are the last good ones because there are no current ones")
        boolean cached,

        @Schema(description = "Whether the advertiser is invented and its visitors simulated")
        boolean demo,

        @Schema(description = "When the newest of these counts was written") @Nullable
        Instant countedUntil,

        @Schema(
                description =
                        "How far back counts are kept. Figures of an earlier time are not known, whatever they say:"
                                + " their state is NOT_KEPT")
        Instant keptFrom,

        @Schema(description = "First minute") OffsetDateTime from,

        @Schema(description = "End of the last minute, exclusive")
        OffsetDateTime to,

        @Schema(examples = "Europe/Berlin") String timezone,
        @Schema(examples = "hour") String granularity,
        @Schema(examples = "ad") @Nullable String groupBy,
        @Schema(description = "The sum over all points") Figures total,

        @Schema(description = "One per part of the time and value of groupBy, without gaps")
        List<Figures> points,

        @Schema(description = "What is compared, when a comparison was asked for") @Nullable
        Compared compared,

        @Schema(description = "The points of the earlier time, each with the start of the point that it stands against")
        @Nullable
        List<Figures> earlier) {

    /** The two times that are compared, and their sums. */
    @Schema(
            name = "Compared",
            requiredProperties = {"to", "total"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Compared(
            @Schema(
                    description = "How far the time is compared: to its end, or to the last minute that is over",
                    examples = "2026-03-01T12:05:00+01:00")
            OffsetDateTime to,

            @Schema(description = "The sum over all points up to then")
            Sums total,

            @Schema(description = "First minute of the earlier time; left out when there is nothing to compare with")
            @Nullable
            OffsetDateTime earlierFrom,

            @Schema(description = "End of its last minute, exclusive") @Nullable
            OffsetDateTime earlierTo,

            @Schema(description = "The sum over all points of the earlier time") @Nullable
            Sums earlierTotal) {

        static Compared of(ComparedTime time, Counts total, @Nullable Counts earlierTotal) {
            ZoneId zone = time.zone();
            return new Compared(
                    time.until().atZone(zone).toOffsetDateTime(),
                    Sums.of(total),
                    time.before()
                            .map(range -> range.from().atZone(zone).toOffsetDateTime())
                            .orElse(null),
                    time.before()
                            .map(range -> range.until().atZone(zone).toOffsetDateTime())
                            .orElse(null),
                    earlierTotal == null ? null : Sums.of(earlierTotal));
        }
    }

    /** Sums over a time. */
    @Schema(
            name = "Sums",
            requiredProperties = {"clicks", "repeats", "invalid"})
    record Sums(
            @Schema(description = "Clicks with the verdicts asked for, VALID unless named")
            long clicks,

            @Schema(description = "Further events of counted clicks")
            long repeats,

            @Schema(description = "Clicks with any verdict but VALID")
            long invalid) {

        static Sums of(Counts counts) {
            return new Sums(counts.clicks(), counts.repeats(), counts.invalid());
        }
    }

    /** The figures of one point, or of all. */
    @Schema(
            name = "Figures",
            requiredProperties = {"clicks", "repeats", "invalid", "reconciled", "state"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Figures(
            @Schema(description = "When the part begins") @Nullable
            OffsetDateTime start,

            @Schema(
                    description = "In an earlier point: the start of the point that it stands against; left out when"
                            + " there is none")
            @Nullable
            OffsetDateTime against,

            @Schema(description = "The value of groupBy") @Nullable
            String key,

            @Schema(description = "Clicks with the verdicts asked for, VALID unless named")
            long clicks,

            @Schema(description = "Further events of counted clicks")
            long repeats,

            @Schema(description = "Clicks with any verdict but VALID")
            long invalid,

            @Schema(description = "How many of the clicks are final")
            long reconciled,

            @Schema(
                    description = "The least settled state of any minute; null when nothing happened; NOT_KEPT when the"
                            + " part begins before keptFrom, so that its figures are missing or lack something",
                    nullable = true)
            @JsonInclude(JsonInclude.Include.ALWAYS)
            @Nullable
            FiguresState state) {

        static Figures of(Counts counts) {
            return of(null, null, null, counts);
        }

        static Figures of(
                @Nullable OffsetDateTime start, @Nullable OffsetDateTime against, @Nullable String key, Counts counts) {
            return new Figures(
                    start,
                    against,
                    key,
                    counts.clicks(),
                    counts.repeats(),
                    counts.invalid(),
                    counts.reconciled(),
                    FiguresState.of(counts.state()));
        }

        /** The same, marked when they begin before counts are kept. */
        Figures begun(Instant at, Instant keptFrom) {
            return at.isBefore(keptFrom)
                    ? new Figures(start, against, key, clicks, repeats, invalid, reconciled, FiguresState.NOT_KEPT)
                    : this;
        }
    }

    /** How settled figures are. */
    @Schema(name = "FiguresState")
    enum FiguresState {
        /** Counts of that time are not kept any more. */
        NOT_KEPT,
        /** Still counts. */
        OPEN,
        /** Waits for its recount. */
        CLOSED,
        /** Final. */
        RECONCILED;

        static @Nullable FiguresState of(@Nullable MinuteState state) {
            return state == null ? null : valueOf(state.name());
        }
    }

    /** Clicks that are compared with nothing. */
    static ClicksAnswer of(Question question, ReportAnswer<ClickSeries> answer, boolean demo, Instant keptFrom) {
        return of(question, answer, answer.cached(), demo, keptFrom, null, null);
    }

    /** Clicks beside those of the time before. */
    static ClicksAnswer of(Question question, ComparedReports.Answer answer, boolean demo, Instant keptFrom) {
        ReportAnswer<ClickSeries> shown = answer.shown();
        Compared compared = answer.compared()
                .map(series -> Compared.of(series.time(), series.total(), series.earlierTotal()))
                .orElseGet(() -> Compared.of(
                        question.comparedTime(shown.asOf()), shown.value().finished(), null));
        List<Figures> earlier = answer.compared()
                .map(series -> earlier(series, question.zone(), keptFrom))
                .orElse(List.of());
        return of(question, shown, answer.cached(), demo, keptFrom, compared, earlier);
    }

    private static ClicksAnswer of(
            Question question,
            ReportAnswer<ClickSeries> answer,
            boolean cached,
            boolean demo,
            Instant keptFrom,
            @Nullable Compared compared,
            @Nullable List<Figures> earlier) {
        ClickSeries series = answer.value();
        ZoneId zone = question.zone();
        return new ClicksAnswer(
                answer.asOf(),
                cached,
                demo,
                series.countedUntil(),
                keptFrom,
                series.range().from().atZone(zone).toOffsetDateTime(),
                series.range().until().atZone(zone).toOffsetDateTime(),
                zone.getId(),
                series.granularity().name().toLowerCase(Locale.ROOT),
                question.groupBy() == null ? null : question.groupBy().parameter(),
                Figures.of(series.total()).begun(series.range().from(), keptFrom),
                points(series, zone, keptFrom),
                compared,
                earlier);
    }

    private static List<Figures> points(ClickSeries series, ZoneId zone, Instant keptFrom) {
        return series.points().stream()
                .map(point -> Figures.of(time(point.start(), zone), null, point.key(), point.counts())
                        .begun(point.start(), keptFrom))
                .toList();
    }

    private static List<Figures> earlier(ComparedSeries series, ZoneId zone, Instant keptFrom) {
        return series.pairs().stream()
                .filter(pair -> pair.before() != null)
                .map(pair -> Figures.of(time(pair.before(), zone), time(pair.start(), zone), pair.key(), pair.earlier())
                        .begun(Objects.requireNonNull(pair.before()), keptFrom))
                .toList();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant time, ZoneId zone) {
        return time == null ? null : time.atZone(zone).toOffsetDateTime();
    }
}
