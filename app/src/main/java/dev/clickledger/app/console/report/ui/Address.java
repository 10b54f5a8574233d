package dev.clickledger.app.console.report.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.clickledger.app.console.report.chart.ui.Metric;
import dev.clickledger.app.console.report.question.Question;
import dev.clickledger.app.console.report.question.QuestionText;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a dashboard shows, as it stands in its address: pasted to a colleague it shows the same.
 *
 * @param question which figures
 * @param shown which of them the chart shows
 */
record Address(Question question, Metric shown) {

    private static final String SHOW = "show";

    /** Reads an address; empty when it asks for what cannot be. */
    static Optional<Address> parse(QueryParameters parameters, ZoneId usualZone) {
        Map<String, List<String>> given = parameters.getParameters();
        Metric shown = parameters
                .getSingleParameter(SHOW)
                .map(name -> Metric.named(name).orElse(Metric.CLICKS))
                .orElse(Metric.CLICKS);
        return switch (QuestionText.parse(given, usualZone)) {
            case QuestionText.Parsed.Understood(Question question) -> Optional.of(new Address(question, shown));
            case QuestionText.Parsed.Refused _ -> Optional.empty();
        };
    }

    /** The parameters. Period and zone are always among them: what is usual differs from reader to reader. */
    QueryParameters parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>(timeParameters());
        parameters.putAll(QuestionText.parameters(question));
        if (shown != Metric.CLICKS) {
            parameters.put(SHOW, List.of(shown.parameter()));
        }
        return new QueryParameters(parameters);
    }

    /** What somebody opened, together with the period and the zone that it left to the reader. */
    QueryParameters completed(QueryParameters opened) {
        Map<String, List<String>> parameters = new LinkedHashMap<>(opened.getParameters());
        timeParameters().forEach(parameters::putIfAbsent);
        return new QueryParameters(parameters);
    }

    private Map<String, List<String>> timeParameters() {
        Map<String, List<String>> time = new LinkedHashMap<>();
        QuestionText.periodText(question.period()).ifPresent(text -> time.put("period", List.of(text)));
        time.put("timezone", List.of(question.zone().getId()));
        return time;
    }

    Address with(Question other) {
        return new Address(other, shown);
    }

    Address showing(Metric other) {
        return new Address(question, other);
    }
}
