package dev.clickledger.app.console.report.pinot;

import dev.clickledger.app.console.report.time.Granularity;
import dev.clickledger.app.console.report.time.TimeRange;
import dev.clickledger.contract.ClickTime;
import dev.clickledger.contract.PinotTables;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table of counts in Pinot. All have the same columns. */
public enum CountTable {

    /** Rows by the minute, as the stream writes and the recount corrects them. */
    MINUTES(PinotTables.CLICK_COUNTS),

    /** Rows by the quarter of an hour, of quarters that are wholly recounted; {@code minute} is the quarter's first. */
    QUARTERS(PinotTables.QUARTER_COUNTS);

    /** From coarse to fine, each a multiple of the next; a day in Pinot is one of UTC. */
    private static final List<Duration> STEPS =
            List.of(Duration.ofDays(1), Duration.ofHours(1), ClickTime.QUARTER, Duration.ofMinutes(1));

    private final String tableName;

    CountTable(String tableName) {
        this.tableName = tableName;
    }

    String tableName() {
        return tableName;
    }

    /**
     * The coarsest step by which Pinot may add up without mixing two parts of the range; what is left is added up here,
     * by the calendar of the zone, which Pinot's older time zone data might not agree with.
     */
    public static Duration step(TimeRange range, Granularity granularity, ZoneId zone) {
        return STEPS.stream()
                .filter(candidate -> candidate.compareTo(granularity.typicalLength()) <= 0)
                .filter(candidate -> divides(candidate, range, granularity, zone))
                .findFirst()
                .orElse(STEPS.getLast());
    }

    /** Bounds of parts lie on a step when every offset of the zone in the range is a multiple of it. */
    private static boolean divides(Duration step, TimeRange range, Granularity granularity, ZoneId zone) {
        return granularity == Granularity.WHOLE
                || offsets(range, zone).allMatch(offset -> offset.getTotalSeconds() % step.toSeconds() == 0);
    }

    private static Stream<ZoneOffset> offsets(TimeRange range, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        Stream<ZoneOffset> changed = Stream.<@Nullable ZoneOffsetTransition>iterate(
                        rules.nextTransition(range.from()),
                        change -> change != null && change.getInstant().isBefore(range.until()),
                        change -> rules.nextTransition(change == null ? Instant.MAX : change.getInstant()))
                .map(change -> change == null ? ZoneOffset.UTC : change.getOffsetAfter());
        return Stream.concat(Stream.of(rules.getOffset(range.from())), changed);
    }
}
