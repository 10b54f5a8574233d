package dev.clickledger.app.console.report.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.console.report.question.QuestionText.Parsed;
import dev.clickledger.app.console.report.time.Comparison;
import dev.clickledger.app.console.report.time.Granularity;
import dev.clickledger.app.console.report.time.Period;
import dev.clickledger.app.console.report.time.TimeRange;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class QuestionTextTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    static Stream<Question> questions() {
        Period march = new Period.Between(
                new TimeRange(Instant.parse("2026-02-28T23:00:00Z"), Instant.parse("2026-03-31T22:00:00Z")));
        Period repeatedHour = new Period.Between(
                new TimeRange(Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-25T01:30:00Z")));
        Filters filters = Filters.NONE
                .with(Dimension.AD, Set.of("a", "b"))
                .with(Dimension.COUNTRY, Set.of("DE"))
                .with(Dimension.SOURCE, Set.of("a&b=c"));
        return Stream.of(
                question(new Period.LastMinutes(30), Filters.NONE, null, null),
                question(new Period.LastMinutes(60), filters, Granularity.MINUTE, Comparison.WEEKDAYS),
                question(new Period.Days(1, 0), Filters.NONE, null, Comparison.NONE),
                question(new Period.Days(1, 1), Filters.NONE, Granularity.HOUR, null),
                question(new Period.Days(7, 14), Filters.NONE, Granularity.DAY, Comparison.BEFORE),
                question(new Period.ThisMonth(), filters, null, null),
                question(march, Filters.NONE, Granularity.MONTH, null),
                question(repeatedHour, Filters.NONE, null, null));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void whatIsWrittenIntoAnAddressIsReadFromItAgain(Question question) {
        assertThat(QuestionText.parse(QuestionText.parameters(question))).isEqualTo(new Parsed.Understood(question));
    }

    @Test
    void emptyAddressAsksForTheLastHalfHour() {
        assertThat(understood(Map.of()))
                .extracting(Question::period, Question::zone, Question::granularityOrSuitable)
                .containsExactly(new Period.LastMinutes(30), ZoneId.of("UTC"), Granularity.MINUTE);
    }

    @Test
    void datesAloneAreBeginningsOfDaysOfTheZone() {
        Question question = understood(Map.of(
                "from", List.of("2026-03-29"), "to", List.of("2026-03-30"), "timezone", List.of("Europe/Berlin")));

        assertThat(question.period())
                .isEqualTo(new Period.Between(
                        new TimeRange(Instant.parse("2026-03-28T23:00:00Z"), Instant.parse("2026-03-29T22:00:00Z"))));
    }

    @ParameterizedTest
    @CsvSource({
        "timezone, Mars/Olympus",
        "from, yesterday",
        "period, 99h",
        "period, 9999m",
        "granularity, week",
        "granularity, whole",
        "groupBy, colour",
        "top, 0",
        "top, 1001",
        "compare, last",
        "country, Germany",
        "country, UK",
        "country, ''",
        "verdict, GOOD",
        "deviceClass, Watch",
        "source, 'a source whose name is longer than any source can be, which is 64'",
        "from, 2026-03-01T10:00:07Z",
        "from, 0000-01-01",
        "from, +99999-01-01T00:00",
        "to, 2026-13-01",
    })
    void whatCannotBeIsRefusedByName(String parameter, String value) {
        assertThat(QuestionText.parse(Map.of(parameter, List.of(value))))
                .isInstanceOfSatisfying(Parsed.Refused.class, refused -> {
                    assertThat(refused.parameter()).isEqualTo(parameter);
                    assertThat(refused.problem()).isNotBlank();
                });
    }

    @ParameterizedTest
    @CsvSource({
        "granularity, Hour, granularity, hour",
        "groupBy, DEVICECLASS, groupBy, deviceClass",
        "compare, Before, compare, before",
        "period, 7D, period, 7d",
        "period, Today, period, today",
        "timezone, europe/berlin, timezone, Europe/Berlin",
        "country, de, country, DE",
        "verdict, bot, verdict, BOT",
        "deviceClass, phone, deviceClass, Phone",
        "source, direct, source, DIRECT",
    })
    void caseDoesNotMatterWhereItMeansNothing(String parameter, String written, String same, String value) {
        assertThat(QuestionText.parameters(understood(Map.of(parameter, List.of(written)))))
                .isEqualTo(Map.of(same, List.of(value)));
    }

    @Test
    void whatIsRefusedTellsWhatWouldDo() {
        assertThat(refusal("verdict", "GOOD")).contains("VALID", "DATACENTER");
        assertThat(refusal("deviceClass", "Watch")).contains("Phone", "Console");
        assertThat(refusal("country", "Germany")).contains("DE", "ISO 3166");
        assertThat(refusal("country", "france")).contains("FR");
    }

    @Test
    void everyCountryThatClicksCanComeFromIsUnderstood() {
        for (String code : List.of("DE", "GB", "XK", "ZZ")) {
            assertThat(understood(Map.of("country", List.of(code))).filters().of(Dimension.COUNTRY))
                    .containsExactly(code);
        }
    }

    @Test
    void plusThatWasNotEscapedIsUnderstood() {
        assertThat(understood(Map.of(
                                "from", List.of("2026-03-01T00:00:00 01:00"), "to", List.of("2026-03-02T00:00 01:00")))
                        .period())
                .isEqualTo(new Period.Between(
                        new TimeRange(Instant.parse("2026-02-28T23:00:00Z"), Instant.parse("2026-03-01T23:00:00Z"))));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:00:07, 2026-03-02, from",
        "2026-03-01, 2026-03-02T10:00:07, to",
        "2026-03-02, 2026-03-02, to"
    })
    void wrongEndOfARangeIsNamed(String from, String to, String parameter) {
        assertThat(QuestionText.parse(Map.of("from", List.of(from), "to", List.of(to))))
                .isInstanceOfSatisfying(
                        Parsed.Refused.class,
                        refused -> assertThat(refused.parameter()).isEqualTo(parameter));
    }

    @Test
    void halfARangeIsRefused() {
        assertThat(QuestionText.parse(Map.of("from", List.of("2026-03-01")))).isInstanceOf(Parsed.Refused.class);
    }

    @Test
    void rangeThatEndsBeforeItBeginsIsRefused() {
        assertThat(QuestionText.parse(Map.of("from", List.of("2026-03-02"), "to", List.of("2026-03-01"))))
                .isInstanceOf(Parsed.Refused.class);
    }

    @Test
    void moreFiltersThanAnyoneSetsAreRefused() {
        assertThat(QuestionText.parse(Map.of("ad", Collections.nCopies(1, "x".repeat(201)))))
                .isInstanceOf(Parsed.Refused.class);
    }

    private static String refusal(String parameter, String value) {
        return ((Parsed.Refused) QuestionText.parse(Map.of(parameter, List.of(value)))).problem();
    }

    private static Question understood(Map<String, List<String>> parameters) {
        return ((Parsed.Understood) QuestionText.parse(parameters)).question();
    }

    private static Question question(
            Period period, Filters filters, @Nullable Granularity granularity, @Nullable Comparison comparison) {
        return new Question(period, BERLIN, granularity, null, 10, filters, comparison);
    }
}
