package dev.clickledger.app.report.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.clickledger.app.report.Question;
import dev.clickledger.app.report.QuestionText;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /** The parameters; the zone is named as soon as anything else is, since days depend on it. */
    QueryParameters parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>(QuestionText.parameters(question));
        if (shown != Metric.CLICKS) {
            parameters.put(SHOW, List.of(shown.parameter()));
        }
        if (parameters.keySet().equals(Set.of("timezone"))) {
            parameters.clear();
        }
        return new QueryParameters(parameters);
    }

    Address with(Question other) {
        return new Address(other, shown);
    }

    Address showing(Metric other) {
        return new Address(question, other);
    }
}
