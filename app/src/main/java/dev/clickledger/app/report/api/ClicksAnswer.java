package dev.clickledger.app.report.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clickledger.app.report.ClickSeries;
import dev.clickledger.app.report.Counts;
import dev.clickledger.app.report.Question;
import dev.clickledger.app.report.ReportAnswer;
import dev.clickledger.contract.MinuteState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Clicks over time, as the API answers them. */
@Schema(name = "Clicks")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClicksAnswer(
        @Schema(description = "When the figures were read") Instant asOf,

        @Schema(description = "Whether they are the last good ones because there are no current ones")
        boolean cached,

        @Schema(description = "Whether the advertiser is invented and its visitors simulated")
        boolean demo,

        @Schema(description = "When the newest of these counts was written") @Nullable
        Instant countedUntil,

        @Schema(description = "First minute") OffsetDateTime from,

        @Schema(description = "End of the last minute, exclusive")
        OffsetDateTime to,

        @Schema(examples = "Europe/Berlin") String timezone,
        @Schema(examples = "hour") String granularity,
        @Schema(examples = "ad") @Nullable String groupBy,
        @Schema(description = "The sum over all points") Figures total,

        @Schema(description = "One per part of the time and value of groupBy, without gaps")
        List<Figures> points,

        @Schema(description = "The time that was asked to be compared with, point by point") @Nullable
        List<Figures> earlier) {

    /** The figures of one point, or of all. */
    @Schema(name = "Figures")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Figures(
            @Schema(description = "When the part begins") @Nullable
            OffsetDateTime start,

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

            @Schema(description = "The least settled state of any minute; null when nothing happened")
            @JsonInclude(JsonInclude.Include.ALWAYS)
            @Nullable
            MinuteState state) {

        static Figures of(@Nullable OffsetDateTime start, @Nullable String key, Counts counts) {
            return new Figures(
                    start,
                    key,
                    counts.clicks(),
                    counts.repeats(),
                    counts.invalid(),
                    counts.reconciled(),
                    counts.state());
        }
    }

    static ClicksAnswer of(
            Question question,
            ReportAnswer<ClickSeries> answer,
            Optional<ReportAnswer<ClickSeries>> earlier,
            boolean demo) {
        ClickSeries series = answer.value();
        ZoneId zone = question.zone();
        return new ClicksAnswer(
                answer.asOf(),
                answer.cached() || earlier.map(ReportAnswer::cached).orElse(false),
                demo,
                series.countedUntil(),
                series.range().from().atZone(zone).toOffsetDateTime(),
                series.range().until().atZone(zone).toOffsetDateTime(),
                zone.getId(),
                series.granularity().name().toLowerCase(Locale.ROOT),
                question.groupBy() == null ? null : question.groupBy().parameter(),
                Figures.of(null, null, series.total()),
                points(series, zone),
                earlier.map(before -> points(before.value(), zone)).orElse(null));
    }

    private static List<Figures> points(ClickSeries series, ZoneId zone) {
        return series.points().stream()
                .map(point -> Figures.of(point.start().atZone(zone).toOffsetDateTime(), point.key(), point.counts()))
                .toList();
    }
}
