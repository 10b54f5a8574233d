package dev.clickledger.app.console.report.export;

import dev.clickledger.app.console.report.question.Question;
import dev.clickledger.app.console.report.time.Granularity;
import dev.clickledger.app.console.report.time.TimeRange;
import dev.clickledger.app.console.security.TenantScope;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names of files that tell what is in them, of letters that every file system takes. */
final class FileName {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmm", Locale.ROOT);
    private static final int LONGEST = 180;

    private FileName() {}

    static String of(String content, TenantScope scope, Question question, TimeRange range) {
        StringBuilder name = new StringBuilder(content).append('_').append(plain(scope.tenantId()));
        question.filters()
                .values()
                .forEach((dimension, values) -> name.append('_')
                        .append(dimension.parameter())
                        .append('-')
                        .append(plain(String.join("+", values))));
        if (question.groupBy() != null) {
            name.append("_by-").append(question.groupBy().parameter());
        }
        if (content.equals("clicks")) {
            name.append("_per-").append(question.granularityOrSuitable().name().toLowerCase(Locale.ROOT));
        }
        if (name.length() > LONGEST) {
            name.setLength(LONGEST);
        }
        ZoneId zone = question.zone();
        return name.append('_')
                .append(text(range.from(), zone))
                .append('_')
                .append(text(range.until(), zone))
                .append('_')
                .append(plain(zone.getId()))
                .append(".csv")
                .toString();
    }

    private static String text(Instant time, ZoneId zone) {
        ZonedDateTime local = time.atZone(zone);
        boolean midnight = Granularity.DAY.floor(time, zone).equals(time);
        return (midnight ? DAY : TIME).format(local);
    }

    private static String plain(String text) {
        return text.replaceAll("[^A-Za-z0-9+-]", "-");
    }
}
