package dev.clickledger.app.console.ad;

import dev.clickledger.app.catalog.CatalogAd;
import dev.clickledger.app.console.registry.FieldError;
import dev.clickledger.app.console.registry.VisibleText;
import dev.clickledger.app.destination.Destination;
import dev.clickledger.app.destination.DestinationResult;
import dev.clickledger.app.destination.DestinationRules;
import dev.clickledger.app.destination.PassThroughNames;
import dev.clickledger.contract.ClickEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may be entered about campaigns, ads and sources. The same for the pages, the API and imports. */
public final class AdRules {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SOURCE = 64;
    /** Stands between sources in files. */
    public static final char SEPARATOR = ';';

    private static final Instant EARLIEST = Instant.parse("1999-12-31T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-02T00:00:00Z");

    private final DestinationRules destinations;

    AdRules(DestinationRules destinations) {
        this.destinations = destinations;
    }

    List<FieldError> check(AdFields ad) {
        List<FieldError> errors = new ArrayList<>(checkName(ad.name()));
        if (ad.campaignId().isEmpty()) {
            errors.add(new FieldError("campaignId", "Choose a campaign."));
        }
        Destination destination = null;
        if (ad.destination().isEmpty()) {
            errors.add(new FieldError("destination", "Enter where a click leads, such as https://example.com/offer."));
        } else {
            switch (destinations.accept(ad.destination())) {
                case DestinationResult.Valid valid -> destination = valid.destination();
                case DestinationResult.Invalid(String reason) ->
                    errors.add(new FieldError("destination", "This cannot be a destination: " + sentence(reason)));
            }
        }
        checkTime(errors, "startsAt", ad.flight().startsAt());
        checkTime(errors, "endsAt", ad.flight().endsAt());
        if (ad.flight().reversed()) {
            errors.add(new FieldError("endsAt", "The end must be later than the start."));
        }
        errors.addAll(checkSources(ad.sources()));
        PassThroughNames.wrongWith(ad.passThrough(), destination)
                .ifPresent(wrong -> errors.add(new FieldError("passThrough", wrong)));
        return errors;
    }

    /** The same with the destination as a browser sends it, when it can be one. */
    AdFields asSent(AdFields ad) {
        return destinations.accept(ad.destination()) instanceof DestinationResult.Valid(Destination destination)
                ? ad.withDestination(destination.text())
                : ad;
    }

    private static String sentence(String reason) {
        return reason.endsWith("?") ? reason : reason + ".";
    }

    private static void checkTime(List<FieldError> errors, String field, @Nullable Instant time) {
        if (time != null && (time.isBefore(EARLIEST) || !time.isBefore(LATEST))) {
            errors.add(new FieldError(field, "Use a year from 2000 to 2099."));
        }
    }

    public static List<FieldError> checkName(String name) {
        if (name.isEmpty()) {
            return List.of(new FieldError("name", "Enter a name."));
        }
        if (name.length() > LONGEST_NAME) {
            return List.of(new FieldError("name", "A name has at most " + LONGEST_NAME + " characters."));
        }
        return VisibleText.wrongWith(name).stream()
                .map(wrong -> new FieldError("name", "A name holds " + wrong + "."))
                .toList();
    }

    private static List<FieldError> checkSources(Collection<String> sources) {
        if (sources.size() > CatalogAd.MOST_SOURCES) {
            return List.of(new FieldError("sources", "An ad has at most " + CatalogAd.MOST_SOURCES + " sources."));
        }
        return sources.stream()
                .flatMap(source -> wrongWith(source).stream())
                .map(message -> new FieldError("sources", message))
                .toList();
    }

    private static Optional<String> wrongWith(String source) {
        if (source.isEmpty() || source.length() > LONGEST_SOURCE) {
            return Optional.of("A source has 1 to " + LONGEST_SOURCE + " characters.");
        }
        if (source.indexOf(SEPARATOR) >= 0) {
            return Optional.of("A source holds no semicolon.");
        }
        Optional<String> wrong = VisibleText.wrongWith(source);
        if (wrong.isPresent()) {
            return Optional.of("A source holds " + wrong.get() + ".");
        }
        if (source.chars().noneMatch(c -> c < 0x80 && Character.isLetterOrDigit(c))) {
            return Optional.of("The source " + source + " needs a letter a-z or a digit.");
        }
        String upper = source.toUpperCase(Locale.ROOT);
        return upper.equals(ClickEvent.OTHER_SOURCE) || upper.equals(ClickEvent.DIRECT_SOURCE)
                ? Optional.of(upper + " is what clicks without a known source are counted under; choose another name.")
                : Optional.empty();
    }
}
